import type { CredentialKeeping, CredentialParts } from './credentials.ts';

/** A server-side session and its id in a cookie. The tokens have done their work once it exists. */
export function keepSession({ jar, sessions }: Pick<CredentialParts, 'jar' | 'sessions'>): CredentialKeeping {
  const cookie = jar('session');
  return {
    wantsRefreshToken: false,
    takesTokenAt: '/api/start-session',

    issue(request, reply, tokens) {
      const former = cookie.read(request);
      if (former !== undefined) sessions.end(former);
      // Always a new id, or whoever planted one would be logged in as well: session fixation (OWASP ASVS 5.0, 7.2.4).
      cookie.set(request, reply, sessions.create(tokens.user).id);
    },

    async identify(request, _reply, purpose) {
      const session = sessions.find(cookie.read(request) ?? '');
      if (session !== undefined && purpose === 'use') sessions.extend(session);
      return session?.user;
    },

    revoke(request, reply) {
      sessions.end(cookie.read(request) ?? '');
      cookie.clear(request, reply);
    },
  };
}
