import { CookieJar } from 'tough-cookie';

/** What an attacker has in hand: a cookie as it was in the victim's browser, or one out of thin air. */
export interface LootItem {
  readonly name: string;
  readonly value: string;
}

/** What one attack brought in. */
export interface Plunder {
  readonly status: number;
  /** Cookies that the attacker keeps from the answer: Set-Cookie lines that its jar took. */
  readonly kept: readonly string[];
}

/**
 * An attacker: an HTTP client with a cookie jar of its own that starts empty and holds only what was stolen.
 * It knows nothing else: no password, no client secret, no browser.
 */
export interface Attacker {
  /** One GET with nothing but `loot` in a fresh jar. Rejects when nobody answers. */
  get(url: string, loot: readonly LootItem[]): Promise<Plunder>;
}

/** An attacker that speaks through `send`. */
export function createAttacker(send: typeof fetch): Attacker {
  return {
    async get(url, loot) {
      const jar = new CookieJar(undefined, { allowSpecialUseDomain: true });
      for (const { name, value } of loot) await jar.setCookie(`${name}=${value}; Path=/; HttpOnly`, url);
      const response = await send(url, {
        headers: { cookie: await jar.getCookieString(url), accept: 'application/json' },
      });
      await response.arrayBuffer();
      const kept: string[] = [];
      for (const line of response.headers.getSetCookie()) {
        const cookie = await jar.setCookie(line, url, { ignoreError: true });
        if (cookie) kept.push(line);
      }
      return { status: response.status, kept };
    },
  };
}
