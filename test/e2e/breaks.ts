import type { Upstream, WireRequest, WireResponse } from '../../main/lab/front-door/message.ts';
import type { Server } from '../../scenarios/parties.ts';

/** What stands between the front door and a server, to break one thing. */
export type Break = (party: Server, request: WireRequest, upstream: Upstream) => Promise<WireResponse>;

/** A break that tells how many messages it has touched: it must be exactly one. */
export interface Touch {
  readonly breaking: Break;
  touched(): number;
}

/** Touches the `nth` message of its kind to `party`, `GET /callback` for instance, and no other. */
export function touch(
  party: Server,
  message: string,
  nth: number,
  change: (request: WireRequest, upstream: Upstream) => Promise<WireResponse>,
): Touch {
  let seen = 0;
  let touched = 0;
  return {
    touched: () => touched,
    breaking: async (to, request, upstream) => {
      const [path] = request.target.split('?');
      if (to !== party || `${request.method} ${path}` !== message) return upstream(request);
      seen += 1;
      if (seen !== nth) return upstream(request);
      touched += 1;
      return change(request, upstream);
    },
  };
}

/** The same answer with every Set-Cookie line of `cookie` rewritten. */
export function rewriteCookie(cookie: string, rewrite: (line: string) => string) {
  return async (request: WireRequest, upstream: Upstream): Promise<WireResponse> => {
    const response = await upstream(request);
    const headers = response.headers.map(([name, value]) => {
      const isIt = name.toLowerCase() === 'set-cookie' && value.startsWith(`${cookie}=`);
      return [name, isIt ? rewrite(value) : value] as const;
    });
    return { ...response, headers };
  };
}

/** The page's own script with `from` replaced: what the browser runs is another page than the site has. */
export function rewriteScript(party: Server, from: RegExp, to: string): Touch {
  let touched = 0;
  return {
    touched: () => touched,
    breaking: async (of, request, upstream) => {
      const response = await upstream(request);
      const text = response.body.toString();
      if (of !== party || !/^\/assets\/.*\.js$/.test(request.target) || !from.test(text)) return response;
      touched += 1;
      const body = Buffer.from(text.replace(from, to));
      const headers = response.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
      return { ...response, headers: [...headers, ['content-length', String(body.length)] as const], body };
    },
  };
}

/** The value of a cookie that was sent. */
export function sentCookie({ headers }: WireRequest, cookie: string): string {
  const line = headers.find(([name]) => name.toLowerCase() === 'cookie')?.[1] ?? '';
  return new RegExp(`(?:^|; )${cookie}=([^;]*)`).exec(line)?.[1] ?? '';
}

export const json = (status: number, body: unknown): WireResponse => ({
  status,
  headers: [['content-type', 'application/json; charset=utf-8']],
  body: Buffer.from(JSON.stringify(body)),
});
