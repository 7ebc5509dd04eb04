import { CookieJar } from 'tough-cookie';

/** What an attacker has in hand: a cookie as it was in the victim's browser, or one out of thin air. */
export interface LootItem {
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
}

/**
 * An attacker: an HTTP client with a cookie jar of its own that starts empty and holds only what was stolen.
 * It knows nothing else: no password, no client secret, no browser.
 */
export interface Attacker {
  /** Throws the jar away and puts `loot` into a new one, as cookies for `url`. */
  arm(loot: readonly LootItem[], url: string): Promise<void>;
  /** One request with whatever the jar holds for it. Rejects when nobody answers. */
  strike(blow: Blow): Promise<Plunder>;
}

/** An attacker that speaks through `send`. */
export function createAttacker(send: typeof fetch): Attacker {
  const emptyJar = () => new CookieJar(undefined, { allowSpecialUseDomain: true });
  let jar = emptyJar();
  return {
    async arm(loot, url) {
      jar = emptyJar();
      for (const { name, value, domain } of loot) {
        await jar.setCookie(`${name}=${value}; Path=/; HttpOnly${domain ? `; Domain=${domain}` : ''}`, url);
      }
    },
    async strike({ method, url }) {
      const response = await send(url, {
        method,
        headers: { cookie: await jar.getCookieString(url), accept: 'application/json' },
      });
      await response.arrayBuffer();
      const kept: string[] = [];
      for (const line of response.headers.getSetCookie()) {
        if (await jar.setCookie(line, url, { ignoreError: true })) kept.push(line);
      }
      return { status: response.status, kept };
    },
  };
}
