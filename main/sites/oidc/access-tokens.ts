import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { User } from '../user.ts';

/** FusionAuth's access tokens, which it does not mark as such (contract, section 6.4). */
export interface AccessTokens {
  /**
   * Whose token this is; undefined unless it is good now, and for this site. Throws FusionAuthUnreachable when it names
   * a key that FusionAuth cannot be asked for.
   */
  verify(token: string): Promise<User | undefined>;
}

export interface AccessTokensOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Clock;
}

/** Under FusionAuth's Strict policy there is neither an e-mail address nor a name in it (contract, section 6.5). */
const claims = z.object({
  sub: z.string().min(1),
  // Without it the person is not registered for this application; id tokens never have it (contract, section 6.5).
  applicationId: z.string(),
  email: z.string().optional(),
  name: z.string().optional(),
});

/** Verifies them here, without a call (RFC 7519 section 7.2, RFC 8725 sections 3.1, 3.8 and 3.9). */
export function createAccessTokens({ issuer, clientId, keys, clock }: AccessTokensOptions): AccessTokens {
  return {
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          algorithms: ['RS256'],
          issuer,
          audience: clientId,
          requiredClaims: ['exp'],
          currentDate: new Date(clock.now()),
        });
        const { sub, applicationId, email, name } = claims.parse(payload);
        if (applicationId !== clientId) return undefined;
        return { id: sub, ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
        throw error;
      }
    },
  };
}
