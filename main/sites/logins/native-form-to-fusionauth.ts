import { z } from 'zod';
import { neverRefresh } from '../oidc/token-set.ts';
import { type LoginParts, ordinaryPage, type TokenSource } from './login.ts';

/** What the page has read in FusionAuth's answer. A browser keeps no cookie of more than 4 KiB, so no token is longer. */
const handedIn = z.object({ token: z.string().min(1).max(4096) });

/**
 * The page's own form, sent by the page straight to FusionAuth on another site, whose cookies the site never sees
 * (facts/workflows.md, workflows 8 and 9). What the page reads in the answer it keeps, or hands in (S-DROP-BODY).
 */
export async function nativeFormToFusionAuth({ origin, fusionAuth, accessTokens }: LoginParts): Promise<TokenSource> {
  const { verify } = await accessTokens();
  const fusionAuthOrigin = new URL(fusionAuth.issuer).origin;
  return {
    // The browser does it, with a cookie that the site never gets.
    refresh: neverRefresh,
    login: (credentials) => {
      const { takesTokenAt } = credentials;
      return {
        begin: async () => undefined,

        mount(app) {
          if (takesTokenAt === undefined) return;
          // Other origins cannot ask this of a browser (http/same-origin.ts), so nobody is logged in as somebody else by them.
          app.post(takesTokenAt, async (request, reply) => {
            const body = handedIn.safeParse(request.body);
            const user = body.success ? await verify(body.data.token) : undefined;
            if (!body.success || user === undefined) {
              return reply.code(401).send({ problem: 'The token is not good, or not for this site.' });
            }
            credentials.issue(request, reply, { accessToken: body.data.token, user });
            return { user };
          });
        },

        afterLogout: `${origin}/`,
        page: {
          ...ordinaryPage,
          addresses: {
            fusionAuth: fusionAuthOrigin,
            applicationId: fusionAuth.clientId,
            ...(takesTokenAt === undefined ? {} : { takesTokenAt }),
          },
          connectsTo: [fusionAuthOrigin],
        },
      };
    },
  };
}
