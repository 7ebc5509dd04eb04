import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** What `npm run build` has left for the sites. */
export interface BuiltPages {
  /** The page of the single-page application. */
  readonly page: string;
  /** Addresses of its style sheets, which pages that are drawn here use as well. */
  readonly styles: readonly string[];
  /** Serves scripts and styles under `/assets/`. */
  mountAssets(app: FastifyInstance): Promise<void>;
}

const styleSheet = /<link rel="stylesheet"[^>]* href="[^"]*(\/assets\/[^"]+\.css)"/g;

/** Reads them from the folder `pages`. Throws when they have not been built. */
export async function readBuiltPages(pages: string): Promise<BuiltPages> {
  const page = await readFile(join(pages, 'spa', 'index.html'), 'utf8').catch((cause: unknown) => {
    throw new Error(`The pages of the sites are not in ${pages}: run "npm run build".`, { cause });
  });
  return {
    page,
    styles: [...page.matchAll(styleSheet)].flatMap(([, address]) => address ?? []),
    async mountAssets(app) {
      await app.register(fastifyStatic, {
        root: join(pages, 'assets'),
        prefix: '/assets/',
        index: false,
        // Their names carry a hash of their content, so they never change.
        maxAge: '365d',
        immutable: true,
      });
    },
  };
}
