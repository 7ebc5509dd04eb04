import { CookieJar } from 'tough-cookie';
import { z } from 'zod';

/** What an attacker has in hand: something to send as a cookie, or as a bearer token (RFC 6750 section 2.1). */
export type LootItem = CookieLoot | { readonly bearer: string };

/** A cookie as it was in the victim's browser, or one out of thin air. */
interface CookieLoot {
  readonly name: string;
  readonly value: string;
  /** Hosts below this one get it too; absent: only the host that is attacked. */
  readonly domain?: string;
}

/** One request of an attack. */
interface Blow {
  readonly method: 'GET' | 'POST';
  readonly url: string;
}

/** What one request of an attack brought in. */
interface Plunder {
  readonly status: number;
  /** Set-Cookie lines that the attacker's jar took. */
  readonly kept: readonly string[];
  /** The JWT in the body of the answer, as FusionAuth writes it; absent: there was none. */
  readonly token?: string;
}

const answerWithToken = z.object({ token: z.string() });

/**
 * An attacker: an HTTP client with a cookie jar of its own that starts empty and holds only what was stolen.
 * It knows nothing else: no password, no client secret, no browser.
 */
export interface Attacker {
  /** Throws everything away and takes `loot` in hand, its cookies in a new jar for `url`. */
  arm(loot: readonly LootItem[], url: string): Promise<void>;
  /** One request with whatever the jar holds for it. Rejects when nobody answers. */
  strike(blow: Blow): Promise<Plunder>;
}

/** An attacker that speaks through `send`. */
export function createAttacker(send: typeof fetch): Attacker {
  const emptyJar = () => new CookieJar(undefined, { allowSpecialUseDomain: true });
  let jar = emptyJar();
  let bearer: string | undefined;
  return {
    async arm(loot, url) {
      jar = emptyJar();
      bearer = undefined;
      for (const item of loot) {
        if ('bearer' in item) {
          bearer = item.bearer;
          continue;
        }
        const { name, value, domain } = item;
        await jar.setCookie(`${name}=${value}; Path=/; HttpOnly${domain ? `; Domain=${domain}` : ''}`, url);
      }
    },
    async strike({ method, url }) {
      const response = await send(url, {
        method,
        headers: {
          cookie: await jar.getCookieString(url),
          accept: 'application/json',
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        },
      });
      const { data } = answerWithToken.safeParse(parsed(await response.text()));
      const kept: string[] = [];
      for (const line of response.headers.getSetCookie()) {
        if (await jar.setCookie(line, url, { ignoreError: true })) kept.push(line);
      }
      return { status: response.status, kept, ...(data ? { token: data.token } : {}) };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A page, or nothing: no token to be found.
  }
}
