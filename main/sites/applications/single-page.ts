import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SiteName } from '../../../scenarios/parties.ts';
import { typedLogin } from '../logins/entrance.ts';
import { LoginRefused } from '../oidc/login-refused.ts';
import type { ApplicationKind, ApplicationParts } from './application.ts';
import { pageWithSetup } from './page-setup.ts';

/** Where each site's data is (facts/workflows.md, S-LOAD and F-LOAD blocks). */
const dataPaths: Readonly<Record<SiteName, string>> = {
  store: '/api/load-shopping-cart',
  forums: '/api/load-posts',
};

/** One page that stays, and an API for its scripts: whoever is not logged in gets a status and a link, never a redirect. */
export function singlePage({ point, login, credentials, content, built }: ApplicationParts): ApplicationKind {
  const { look, data } = content;
  const { addresses, paths, connectsTo } = login.page;
  const dataPath = dataPaths[look.name];
  const page = pageWithSetup(built.page, { ...point, site: look, dataPath, addresses });

  /**
   * 404 where a page asks who is there (arrow 4), 401 where it asks for what is somebody's (arrow 29). There is a link
   * unless the page draws a form of its own.
   */
  async function nobody(request: FastifyRequest, reply: FastifyReply, status: 401 | 404) {
    const link = await login.begin(request, reply);
    return reply.code(status).send(link === undefined ? {} : { login: link });
  }

  return {
    powers: { scripts: true, connectsTo: ["'self'", ...connectsTo], submitsTo: [] },

    entrance: {
      landing: '/',
      mountForm(app, letIn) {
        app.post('/api/login', async (request, reply) => {
          const typed = typedLogin.safeParse(request.body);
          if (!typed.success) return reply.code(400).send({ problem: 'Login and password are needed.' });
          try {
            return { user: await letIn(request, reply, typed.data) };
          } catch (error) {
            if (!(error instanceof LoginRefused)) throw error;
            return reply.code(error.status).send({ problem: error.message });
          }
        });
      },
    },

    async mount(app) {
      for (const path of ['/', ...paths]) {
        app.get(path, { exposeHeadRoute: true }, (_request, reply) =>
          reply.type('text/html; charset=utf-8').send(page),
        );
      }

      app.get('/api/user', async (request, reply) => {
        const user = await credentials.identify(request, reply, 'ask');
        return user === undefined ? nobody(request, reply, 404) : { user };
      });

      app.get(dataPath, async (request, reply) => {
        const user = await credentials.identify(request, reply, 'use');
        return user === undefined ? nobody(request, reply, 401) : data;
      });

      app.post('/api/logout', async (request, reply) => {
        credentials.revoke(request, reply);
        return { logout: login.afterLogout };
      });
    },
  };
}
