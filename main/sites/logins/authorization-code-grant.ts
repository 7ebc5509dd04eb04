import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { z } from 'zod';
import { ForeignCallback } from '../oidc/failures.ts';
import { openIdScope } from '../oidc/scope.ts';
import { type LoginParts, ordinaryPage, type TokenSource } from './login.ts';
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

const binding = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });

/** The password is typed at FusionAuth; the site gets a code and redeems it in the back channel (S-CODE-FRONT). */
export function authorizationCodeGrant({ origin, oidc, jar }: LoginParts): TokenSource {
  const attempts = createLoginAttempts({ cookie: jar('login in progress', '/callback'), binding });
  const redirectUri = `${origin}/callback`;

  return {
    refresh: oidc.refresh,
    login(credentials) {
      const scope = openIdScope(credentials.wantsRefreshToken);

      /** Sends the browser straight to FusionAuth (arrow 5), remembering in a cookie what it must bring back. */
      async function begin(request: FastifyRequest, reply: FastifyReply): Promise<string> {
        const attempt = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
        await attempts.begin(request, reply, attempt);
        return oidc.authorizationUrl({ ...attempt, redirectUri, scope });
      }

      return {
        begin,

        mount(app, { landing }) {
          app.get('/login', async (request, reply) => reply.redirect(await begin(request, reply), 302));

          app.get('/callback', async (request, reply) => {
            const query = callbackQuery.safeParse(request.query);
            if (!query.success) throw new ForeignCallback('The answer says something twice, or nothing at all.');
            const attempt = await attempts.open(request);
            if (attempt === undefined) throw new ForeignCallback('This browser has not begun a login here.');
            const tokens = await oidc.redeemCode(query.data, { ...attempt, redirectUri });
            credentials.issue(request, reply, tokens);
            attempts.end(request, reply);
            return reply.redirect(landing, 302);
          });
        },

        afterLogout: oidc.endSessionUrl(`${origin}/`),
        page: ordinaryPage,
      };
    },
  };
}
