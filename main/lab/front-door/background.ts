import type { Server } from '../../../scenarios/parties.ts';
import type { Background, Channel, ExchangeId } from '../../recording/exchange.ts';
import { headerValue } from '../recorder/recognise.ts';
import type { WireRequest } from './message.ts';

/** How a request came in. */
export interface Arrival {
  readonly to: Server;
  readonly channel: Channel;
  /** The exchange whose handling sent it. */
  readonly cause?: ExchangeId | undefined;
}

/** Built files carry a hash in their name; the other one is the style of a site's messages. */
const siteAsset = /^\/(?:assets\/[\w-]{1,64}-[\w-]{8}\.(?:css|js|svg|png|woff2)|message\.css)$/;

/** Of FusionAuth's hosted pages. A name as long as a token is none. */
const fusionAuthAsset = /^\/(?:css|js|images|fonts)\/(?:[\w-]{1,64}\/)*[\w.-]{1,64}\.(?:css|js|svg|png|ico|woff2?)$/;

/** How FusionAuth's pages ask for the files of their own version. */
const version = /^version=[\w.-]{1,32}$/;

/**
 * Tells traffic that no article draws from messages, by what it is and never by who happens to expect it. Whatever could carry
 * anything to anybody is a message: another method, a query, a body, credentials in a header.
 */
export function classifyBackground(
  { to, channel, cause }: Arrival,
  { method, target, headers, body }: WireRequest,
): Background | undefined {
  const [path = '', query = ''] = target.split('?', 2);
  const isVersioned = to === 'fusionauth' && version.test(query);
  if (channel === 'attack' || body.length > 0 || (target.includes('?') && !isVersioned)) return undefined;
  const isRead = method === 'GET' || method === 'HEAD';
  // A site asks for endpoints and keys when it is composed; in the middle of a request that is one call too many.
  if (channel === 'back') return isRead && !cause && path.startsWith('/.well-known/') ? 'set-up' : undefined;
  if (headerValue(headers, 'authorization') !== undefined) return undefined;
  if (method === 'OPTIONS' && headerValue(headers, 'access-control-request-method') !== undefined) return 'preflight';
  if (!isRead) return undefined;
  if (path === '/favicon.ico') return 'favicon';
  if (path === '/.well-known/appspecific/com.chrome.devtools.json') return 'devtools';
  return (to === 'fusionauth' ? fusionAuthAsset : siteAsset).test(path) ? 'asset' : undefined;
}
