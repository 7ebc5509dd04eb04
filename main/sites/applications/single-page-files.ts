import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built page at `/` and its scripts and styles under `/assets/`. Throws when they have not been built. */
export async function serveSinglePage(app: FastifyInstance, pages: string): Promise<void> {
  const page = await readFile(join(pages, 'spa', 'index.html'), 'utf8').catch((cause: unknown) => {
    throw new Error(`The pages of the sites are not in ${pages}: run "npm run build".`, { cause });
  });
  app.get('/', { exposeHeadRoute: true }, (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  await app.register(fastifyStatic, {
    root: join(pages, 'assets'),
    prefix: '/assets/',
    index: false,
    // Their names carry a hash of their content, so they never change.
    maxAge: '365d',
    immutable: true,
  });
}
