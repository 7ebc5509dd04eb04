import type { User } from './replies.ts';
import { z } from './zod.ts';

const key = 'jwt';

const claims = z.object({
  sub: z.string(),
  /** Epoch seconds (RFC 7519 section 4.1.4). */
  exp: z.number(),
  email: z.optional(z.string()),
  name: z.optional(z.string()),
});

/** A JWT that this page has kept and that has not died. Only who made it can be trusted to say whether it is good. */
export interface KeptToken {
  readonly token: string;
  readonly user: User;
}

/** Reads the middle part (RFC 7519 section 3); undefined for what is no JWT of a person. */
function claimsOf(token: string): z.infer<typeof claims> | undefined {
  try {
    const bytes = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    return claims.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Looks for one that is still good, by the clock of this page. */
export function keptToken(): KeptToken | undefined {
  const token = localStorage.getItem(key);
  const read = token === null ? undefined : claimsOf(token);
  if (token === null || read === undefined || read.exp * 1000 <= Date.now()) return undefined;
  const { sub, email, name } = read;
  return {
    token,
    user: { id: sub, ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) },
  };
}

/** Leaves it where this page, and every other script of its origin, will find it. */
export function keepToken(token: string): void {
  localStorage.setItem(key, token);
}

/** What is refused, or belonged to somebody who is gone. */
export function forgetToken(): void {
  localStorage.removeItem(key);
}
