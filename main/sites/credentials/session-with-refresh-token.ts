import type { FastifyReply, FastifyRequest } from 'fastify';
import { FusionAuthRefused } from '../oidc/failures.ts';
import type { TokenSet } from '../oidc/token-set.ts';
import type { Session } from '../sessions/session-store.ts';
import type { User } from '../user.ts';
import type { CredentialKeeping, CredentialParts } from './credentials.ts';
import { keepSession } from './session.ts';
import { createSingleFlight } from './single-flight.ts';

/** Fresh tokens and the session made of them. */
interface Renewal {
  readonly tokens: TokenSet;
  readonly session: Session;
}

/** A session, and beside it a refresh token in a cookie of its own that brings the session back to life (S-REF-SIDRT). */
export function keepSessionWithRefreshToken(parts: CredentialParts): CredentialKeeping {
  const { jar, sessions, oidc } = parts;
  const session = keepSession(parts);
  // Requests of one page that find the same dead session share one renewal: with one-time tokens the second would fail.
  const shared = createSingleFlight<Renewal>();

  /** undefined: FusionAuth does not take the token any more. */
  async function renewed(refreshToken: string): Promise<Renewal | undefined> {
    try {
      return await shared(refreshToken, async () => {
        const tokens = await oidc.refresh(refreshToken);
        return { tokens, session: sessions.create(tokens.user) };
      });
    } catch (error) {
      if (error instanceof FusionAuthRefused) return undefined;
      throw error;
    }
  }

  async function renew(request: FastifyRequest, reply: FastifyReply): Promise<User | undefined> {
    const held = jar.read(request, 'refresh token');
    // A refused token stays in its cookie: the articles clear nothing on the way to 401 (arrow 29).
    const renewal = held ? await renewed(held) : undefined;
    if (renewal === undefined) return undefined;
    const { refreshToken } = renewal.tokens;
    jar.set(request, reply, 'session', renewal.session.id);
    // Rewritten only if FusionAuth rotates it (arrow 25 leaves it alone; RFC 9700 section 2.2.2 allows both).
    if (refreshToken !== undefined && refreshToken !== held) jar.set(request, reply, 'refresh token', refreshToken);
    return renewal.session.user;
  }

  return {
    scope: `${session.scope} offline_access`,

    issue(request, reply, tokens) {
      session.issue(request, reply, tokens);
      if (tokens.refreshToken !== undefined) jar.set(request, reply, 'refresh token', tokens.refreshToken);
      // What an earlier person left here would otherwise bring that person back.
      else jar.clear(request, reply, 'refresh token');
    },

    identify: async (request, reply, purpose) =>
      (await session.identify(request, reply, purpose)) ?? (await renew(request, reply)),

    revoke(request, reply) {
      session.revoke(request, reply);
      jar.clear(request, reply, 'refresh token');
    },
  };
}
