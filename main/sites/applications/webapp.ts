import formbody from '@fastify/formbody';
import type { FastifyReply } from 'fastify';
import type { SiteName } from '../../../scenarios/parties.ts';
import type { Html } from '../http/html.ts';
import { typedLogin } from '../logins/entrance.ts';
import { LoginRefused } from '../oidc/login-refused.ts';
import { createDocument } from '../pages/document.ts';
import { goodsPage } from '../pages/goods-page.ts';
import { homePage } from '../pages/home-page.ts';
import { loginPage } from '../pages/login-page.ts';
import type { ApplicationKind, ApplicationParts } from './application.ts';

/** Where each site's data is (facts/workflows.md, W-LOAD and W-F-LOAD blocks). */
const goodsPaths: Readonly<Record<SiteName, string>> = {
  store: '/shopping-cart',
  forums: '/posts',
};

/** Pages that are drawn here, without a script: whoever is not logged in is sent to `/login`. */
export function webapp({ login, credentials, content, built }: ApplicationParts): ApplicationKind {
  const { look, data } = content;
  const goodsPath = goodsPaths[look.name];
  const draw = createDocument(look, built.styles);
  const show = (reply: FastifyReply, page: Html, status = 200) =>
    reply.code(status).type('text/html; charset=utf-8').send(page.toString());

  return {
    // A logout form leads on to FusionAuth, and browsers hold the redirect to the policy as well.
    powers: { scripts: false, connectsTo: [], submitsTo: ["'self'", new URL(login.afterLogout).origin] },

    entrance: {
      landing: goodsPath,
      mountForm(app, letIn) {
        app.get('/login', (_request, reply) => show(reply, draw(loginPage(look))));

        app.post('/login', async (request, reply) => {
          const typed = typedLogin.safeParse(request.body);
          if (!typed.success) return show(reply, draw(loginPage(look, 'Please type in both.')), 400);
          try {
            await letIn(request, reply, typed.data);
            return reply.redirect(goodsPath, 302);
          } catch (error) {
            if (!(error instanceof LoginRefused)) throw error;
            return show(reply, draw(loginPage(look, error.message, typed.data.loginId)), error.status);
          }
        });
      },
    },

    async mount(app) {
      await app.register(formbody);

      app.get('/', { exposeHeadRoute: true }, async (request, reply) => {
        const user = await credentials.identify(request, reply, 'look');
        const way = user === undefined ? ((await login.begin(request, reply)) ?? '/login') : goodsPath;
        return show(reply, draw(homePage(look, { user, way })));
      });

      app.get(goodsPath, async (request, reply) => {
        const user = await credentials.identify(request, reply, 'use');
        if (user === undefined) return reply.redirect('/login', 302);
        return show(reply, draw(goodsPage(look, { user, data, path: goodsPath })));
      });

      app.post('/logout', async (request, reply) => {
        credentials.revoke(request, reply);
        return reply.redirect(login.afterLogout, 302);
      });
    },
  };
}
