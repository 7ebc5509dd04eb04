import type { CredentialKeeping, CredentialParts } from './credentials.ts';

/** A server-side session and its id in a cookie. The tokens have done their work once it exists. */
export function keepSession({ jar, sessions }: CredentialParts): CredentialKeeping {
  return {
    scope: 'openid email profile',

    issue(request, reply, tokens) {
      const former = jar.read(request, 'session');
      if (former !== undefined) sessions.end(former);
      // Always a new id, or whoever planted one would be logged in as well: session fixation (OWASP ASVS 5.0, 7.2.4).
      jar.set(request, reply, 'session', sessions.create(tokens.user).id);
    },

    async identify(request, _reply, purpose) {
      const session = sessions.find(jar.read(request, 'session') ?? '');
      if (session !== undefined && purpose === 'use') sessions.extend(session);
      return session?.user;
    },

    revoke(request, reply) {
      sessions.end(jar.read(request, 'session') ?? '');
      jar.clear(request, reply, 'session');
    },
  };
}
