import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SiteName } from '../../../scenarios/parties.ts';
import type { ApplicationKind, ApplicationParts } from './application.ts';
import { siteIcon } from './icon.ts';
import { serveSinglePage } from './single-page-files.ts';

/** Where each site's data is (facts/workflows.md, S-LOAD and F-LOAD blocks). */
const dataPath: Readonly<Record<SiteName, string>> = {
  store: '/api/load-shopping-cart',
  forums: '/api/load-posts',
};

/** One page that stays, and an API for its scripts: whoever is not logged in gets a status and a link, never a redirect. */
export function singlePage({
  name,
  login,
  credentials,
  content,
  pages,
  endSessionUrl,
}: ApplicationParts): ApplicationKind {
  /** 404 where a page asks who is there (arrow 4), 401 where it asks for what is somebody's (arrow 29). */
  const nobody = async (request: FastifyRequest, reply: FastifyReply, status: 401 | 404) =>
    reply.code(status).send({ login: await login.begin(request, reply) });

  return {
    async mount(app) {
      await serveSinglePage(app, pages);
      app.get('/favicon.ico', (_request, reply) => reply.type('image/svg+xml').send(siteIcon(content.colour)));

      app.get('/api/user', async (request, reply) => {
        const user = await credentials.identify(request, reply, 'ask');
        return user === undefined ? nobody(request, reply, 404) : { user };
      });

      app.get(dataPath[name], async (request, reply) => {
        const user = await credentials.identify(request, reply, 'use');
        return user === undefined ? nobody(request, reply, 401) : content.data;
      });

      app.post('/api/logout', async (request, reply) => {
        credentials.revoke(request, reply);
        return { logout: endSessionUrl };
      });
    },
  };
}
