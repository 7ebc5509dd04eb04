import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { z } from 'zod';
import { loginSeconds } from '../http/cookie-jar.ts';
import { ForeignCallback } from '../oidc/failures.ts';
import type { LoginMethod, LoginParts } from './login.ts';
import { createLoginAttempts } from './login-attempt.ts';

const parameter = z.string().min(1).optional();

/** Each at most once, and never empty (RFC 6749 section 3.1); one that is sent twice arrives as an array. */
const callbackQuery = z.object({
  code: parameter,
  state: parameter,
  iss: parameter,
  error: parameter,
  error_description: parameter,
});

/** The password is typed at FusionAuth; the site gets a code and redeems it in the back channel (S-CODE-FRONT). */
export function authorizationCodeGrant({ origin, oidc, jar, clock, credentials }: LoginParts): LoginMethod {
  const attempts = createLoginAttempts(clock);
  const redirectUri = `${origin}/callback`;

  /** Sends the browser straight to FusionAuth (arrow 5), remembering in a cookie what it must bring back. */
  async function begin(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const binding = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const expiresAt = clock.now() + loginSeconds * 1000;
    jar.set(request, reply, 'login in progress', await attempts.seal({ ...binding, expiresAt }));
    return oidc.authorizationUrl({ ...binding, redirectUri, scope: credentials.scope });
  }

  return {
    begin,
    mount(app) {
      app.get('/login', async (request, reply) => reply.redirect(await begin(request, reply), 302));

      app.get('/callback', async (request, reply) => {
        const query = callbackQuery.safeParse(request.query);
        if (!query.success) throw new ForeignCallback('The answer says something twice, or nothing at all.');
        const attempt = await attempts.open(jar.read(request, 'login in progress') ?? '');
        if (attempt === undefined) throw new ForeignCallback('This browser has not begun a login here.');
        const tokens = await oidc.redeemCode(query.data, { ...attempt, redirectUri });
        credentials.issue(request, reply, tokens);
        jar.clear(request, reply, 'login in progress');
        return reply.redirect('/', 302);
      });
    },
  };
}
