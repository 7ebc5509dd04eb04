import type { Background, Channel } from '../../recording/exchange.ts';

/** Tells traffic that no article draws from messages, by what it is and never by who happens to expect it. */
export function classifyBackground(
  channel: Channel,
  method: string,
  target: string,
  isPreflight: boolean,
): Background | undefined {
  const [path = ''] = target.split('?');
  if (channel === 'back') return path.startsWith('/.well-known/') ? 'set-up' : undefined;
  if (channel === 'attack') return undefined;
  if (method === 'OPTIONS' && isPreflight) return 'preflight';
  if (path === '/favicon.ico' || path === '/favicon.svg' || path === '/icon.svg') return 'favicon';
  if (path.startsWith('/.well-known/appspecific/')) return 'devtools';
  if (path.startsWith('/assets/') || path.endsWith('.css')) return 'asset';
  return undefined;
}
