import type { FastifyReply, FastifyRequest } from 'fastify';
import { FusionAuthRefused } from '../oidc/failures.ts';
import type { TokenSet } from '../oidc/token-set.ts';
import type { CredentialParts } from './credentials.ts';
import { createSingleFlight } from './single-flight.ts';

/** A refresh token in a cookie of its own, beside short-lived credentials that `T` are the fruit of. */
export interface RefreshTokenKeeping<T> {
  issue(request: FastifyRequest, reply: FastifyReply, tokens: TokenSet): void;
  /**
   * What FusionAuth gives for the token, undefined when it does not take it or there is none.
   * Throws FusionAuthUnreachable.
   */
  renew(request: FastifyRequest, reply: FastifyReply): Promise<T | undefined>;
  clear(request: FastifyRequest, reply: FastifyReply): void;
}

/** Fresh tokens and what was made of them. */
interface Renewal<T> {
  readonly tokens: TokenSet;
  readonly fruit: T | undefined;
}

/** Keeps it, and makes `T` of fresh tokens, once for each renewal. */
export function keepRefreshToken<T>(
  { jar, refresh }: Pick<CredentialParts, 'jar' | 'refresh'>,
  make: (tokens: TokenSet) => T | undefined | Promise<T | undefined>,
): RefreshTokenKeeping<T> {
  const cookie = jar('refresh token');
  // Requests of one page that find the same dead session share one renewal: with one-time tokens the second would fail.
  const shared = createSingleFlight<Renewal<T>>();

  async function renewed(refreshToken: string): Promise<Renewal<T> | undefined> {
    try {
      return await shared(refreshToken, async () => {
        const tokens = await refresh(refreshToken);
        return { tokens, fruit: await make(tokens) };
      });
    } catch (error) {
      if (error instanceof FusionAuthRefused) return undefined;
      throw error;
    }
  }

  return {
    issue(request, reply, { refreshToken }) {
      if (refreshToken !== undefined) cookie.set(request, reply, refreshToken);
      // What an earlier person left here would otherwise bring that person back.
      else if (cookie.read(request) !== undefined) cookie.clear(request, reply);
    },

    async renew(request, reply) {
      const held = cookie.read(request);
      // A refused token stays in its cookie: the articles clear nothing on the way to 401 (arrow 29).
      const renewal = held ? await renewed(held) : undefined;
      if (renewal?.fruit === undefined) return undefined;
      const { refreshToken } = renewal.tokens;
      // Rewritten only if FusionAuth rotates it (arrow 25 leaves it alone; RFC 9700 section 2.2.2 allows both).
      if (refreshToken !== undefined && refreshToken !== held) cookie.set(request, reply, refreshToken);
      return renewal.fruit;
    },

    clear: cookie.clear,
  };
}
