import type { FastifyInstance, InjectOptions } from 'fastify';
import { hopByHop } from './hop-by-hop.ts';
import { plainText, type Upstream } from './message.ts';

type Method = NonNullable<InjectOptions['method']>;

/** An application in this process, spoken to without a second socket, so that the front door is the only way in. */
export function inProcess(app: FastifyInstance): Upstream {
  return async ({ method, target, headers, body }) => {
    // What is no path is nobody's to answer; the application would never see it (RFC 9112 section 3.2).
    if (!URL.canParse(target, 'http://localhost')) return plainText(400, 'The request target is not a path.\n');
    const answer = await app.inject({
      method: method as Method,
      url: target.startsWith('/') ? target : `/${target}`,
      headers: joinHeaders(headers),
      ...(body.length > 0 ? { payload: body } : {}),
    });
    return {
      status: answer.statusCode,
      headers: Object.entries(answer.headers).flatMap(([name, value]) => splitHeader(name, value)),
      body: answer.rawPayload,
    };
  };
}

/** Repeated headers become one, as Node's own parser does it: cookies with `; `, all others with `, `. */
function joinHeaders(headers: readonly (readonly [string, string])[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [written, value] of headers) {
    const name = written.toLowerCase();
    if (hopByHop.has(name)) continue;
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ', '}${value}`);
  }
  return Object.fromEntries(joined);
}

function splitHeader(name: string, value: string | number | string[] | undefined): [string, string][] {
  if (value === undefined || hopByHop.has(name)) return [];
  return Array.isArray(value) ? value.map((one) => [name, one]) : [[name, String(value)]];
}
