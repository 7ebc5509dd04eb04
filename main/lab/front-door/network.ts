import { Agent, request as send } from 'undici';
import { headerValue } from '../recorder/recognise.ts';
import { hopByHop } from './hop-by-hop.ts';
import { headerPairs, type Upstream, type WireRequest } from './message.ts';

/** What concerns one connection, and what is said anew on the next. */
const ofTheConnection = new Set([
  ...hopByHop,
  'expect',
  'content-length',
  // The recorder reads what is answered, so it must not come compressed.
  'accept-encoding',
]);

/** How long FusionAuth may take to answer, in milliseconds. */
const PATIENCE_MS = 30_000;

/** An application behind an address, spoken to as a reverse proxy does. */
export interface NetworkUpstream {
  readonly upstream: Upstream;
  close(): Promise<void>;
}

/**
 * Hands requests on to `origin`. The Host header stays the one that the client used, and X-Forwarded-* say the same, so that
 * FusionAuth knows its public address (contract, section 10). Redirects are answers like any other.
 */
export function network(origin: string): NetworkUpstream {
  const agent = new Agent({ headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
  const upstream: Upstream = async ({ method, target, headers, body }) => {
    const answer = await send(`${origin}${target.startsWith('/') ? target : `/${target}`}`, {
      // undici takes any method that is a token, whatever its declaration lists; the front door lets no other in.
      method: method as 'GET',
      headers: [...passedOn(headers), ...missingForwarded(headers), ['accept-encoding', 'identity'] as const].flat(),
      ...(body.length > 0 ? { body } : {}),
      responseHeaders: 'raw',
      dispatcher: agent,
    });
    return {
      status: answer.statusCode,
      // With `responseHeaders: 'raw'` undici gives names and values in turn, which its declaration does not say.
      headers: passedOn(headerPairs(Array.isArray(answer.headers) ? answer.headers.map(String) : [])),
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  };
  return { upstream, close: () => agent.destroy() };
}

const passedOn = (headers: WireRequest['headers']) =>
  headers.filter(([name]) => !ofTheConnection.has(name.toLowerCase()));

/** The proxy of the second domain has said already where the request came from. */
function missingForwarded(headers: WireRequest['headers']): (readonly [string, string])[] {
  const host = headerValue(headers, 'host');
  if (host === undefined || headerValue(headers, 'x-forwarded-host') !== undefined) return [];
  return [
    ['x-forwarded-proto', 'http'],
    ['x-forwarded-host', host],
    ['x-forwarded-port', host.split(':')[1] ?? '80'],
  ];
}
