import { randomState } from 'openid-client';
import { z } from 'zod';
import type { OidcClient } from '../oidc/client.ts';
import { ForeignCallback } from '../oidc/failures.ts';
import { implicitScope } from '../oidc/scope.ts';
import { neverRefresh } from '../oidc/token-set.ts';
import type { LoginMethod, LoginParts, TokenSource } from './login.ts';
import { createLoginAttempts } from './login-attempt.ts';

/** What the page has taken out of the fragment. A browser keeps no cookie of more than 4 KiB, so no token is longer. */
const handedIn = z.object({ token: z.string().min(1).max(4096), state: z.string().min(1).max(1000) });

const binding = z.object({ state: z.string() });

/** The page keeps the token, so it also begins the login and checks the state that comes back (S-LSDROP-URI). */
function keptByThePage(origin: string, oidc: OidcClient): LoginMethod {
  return {
    begin: async () => undefined,
    mount: () => undefined,
    afterLogout: oidc.endSessionUrl(`${origin}/`),
    page: {
      addresses: { authorize: oidc.implicitUrl({ redirectUri: `${origin}/callback`, scope: implicitScope }) },
      paths: ['/callback'],
      connectsTo: [],
    },
  };
}

/**
 * The password is typed at FusionAuth, and the token comes back in the fragment, which only the page's script can read;
 * it hands the token in (S-IMPL-LOGIN, S-DROP-URI, S-START), or keeps it. There is no refresh token, by specification.
 */
export async function implicitGrant({ origin, oidc, jar, accessTokens }: LoginParts): Promise<TokenSource> {
  const { verify } = await accessTokens();
  const redirectUri = `${origin}/callback`;
  return {
    refresh: neverRefresh,
    login(credentials) {
      const { takesTokenAt } = credentials;
      if (takesTokenAt === undefined) return keptByThePage(origin, oidc);
      const attempts = createLoginAttempts({ cookie: jar('login in progress', takesTokenAt), binding });
      return {
        async begin(request, reply) {
          const state = randomState();
          await attempts.begin(request, reply, { state });
          return oidc.implicitUrl({ redirectUri, scope: implicitScope, state });
        },

        mount(app) {
          app.post(takesTokenAt, async (request, reply) => {
            const body = handedIn.safeParse(request.body);
            if (!body.success) throw new ForeignCallback('The page handed in no token.');
            const attempt = await attempts.open(request);
            if (attempt === undefined) throw new ForeignCallback('This browser has not begun a login here.');
            const { token, state } = body.data;
            if (state !== attempt.state) {
              throw new ForeignCallback('The state is not the one this browser was given.');
            }
            const user = await verify(token);
            if (user === undefined) throw new ForeignCallback('The token is not good, or not for this site.');
            credentials.issue(request, reply, { accessToken: token, user });
            attempts.end(request, reply);
            return { user };
          });
        },

        afterLogout: oidc.endSessionUrl(`${origin}/`),
        page: { addresses: { takesTokenAt }, paths: ['/callback'], connectsTo: [] },
      };
    },
  };
}
