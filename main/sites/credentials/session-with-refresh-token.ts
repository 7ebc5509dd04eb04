import type { CredentialKeeping, CredentialParts } from './credentials.ts';
import { keepRefreshToken } from './refresh-token.ts';
import { keepSession } from './session.ts';

/** A session, and beside it a refresh token in a cookie of its own that brings the session back to life (S-REF-SIDRT). */
export function keepSessionWithRefreshToken(parts: CredentialParts): CredentialKeeping {
  const { jar, sessions } = parts;
  const cookie = jar('session');
  const session = keepSession(parts);
  const beside = keepRefreshToken(parts, ({ user }) => sessions.create(user));

  return {
    ...session,
    wantsRefreshToken: true,

    issue(request, reply, tokens) {
      session.issue(request, reply, tokens);
      beside.issue(request, reply, tokens);
    },

    async identify(request, reply, purpose) {
      const user = await session.identify(request, reply, purpose);
      if (user !== undefined || purpose === 'look') return user;
      const renewal = await beside.renew(request, reply);
      if (renewal !== undefined) cookie.set(request, reply, renewal.id);
      return renewal?.user;
    },

    revoke(request, reply) {
      session.revoke(request, reply);
      beside.clear(request, reply);
    },
  };
}
