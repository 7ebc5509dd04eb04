import type { FastifyInstance } from 'fastify';
import { document } from './document.ts';
import { html } from './html.ts';
import { sendPage } from './send-page.ts';
import { FORM_POST_SCRIPT, STYLESHEET } from './stylesheet.ts';

/** What the hosted pages load, and the page at `/` where a logout without another target ends (contract section 3.3). */
export function pageRoutes(app: FastifyInstance): void {
  const cached = 'public, max-age=3600';
  app.get('/css/hosted-pages.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('Cache-Control', cached).send(STYLESHEET),
  );
  app.get('/js/form-post.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('Cache-Control', cached).send(FORM_POST_SCRIPT),
  );
  app.get('/', (_request, reply) =>
    sendPage(
      reply,
      document(
        'Welcome',
        html`<h1>FusionAuth</h1>
<p>This identity provider is up. Log in from one of its applications.</p>`,
      ),
    ),
  );
}
