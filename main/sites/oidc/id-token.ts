import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { User } from '../user.ts';

/** How far the clocks of site and FusionAuth may differ, in seconds. */
const toleranceSeconds = 30;

/** The claims a site uses; openid-client has checked iss, aud and nonce (OpenID Connect Core section 3.1.3.7). */
const idTokenClaims = z.object({
  sub: z.string().min(1),
  exp: z.number(),
  nbf: z.number().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
});

/**
 * Who the id token says has logged in. Checks exp and nbf here, because openid-client would ask the machine's clock.
 * Its signature is not checked: it came from the token endpoint itself (OpenID Connect Core section 3.1.3.7, item 6), and
 * asking for the keys would be a message that no workflow has.
 * Throws a ZodError when a claim is missing or malformed, a RangeError when the token is not valid now.
 */
export function userFromIdToken(claims: unknown, clock: Clock): User {
  const { sub, exp, nbf, email, name } = idTokenClaims.parse(claims);
  const nowSeconds = clock.now() / 1000;
  if (exp <= nowSeconds - toleranceSeconds) throw new RangeError('The id token has expired.');
  if (nbf !== undefined && nbf > nowSeconds + toleranceSeconds) throw new RangeError('The id token is not valid yet.');
  return { id: sub, ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
}
