import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { generalError } from './api-errors.ts';
import { nestsDeeperThan } from './json-depth.ts';

const MAXIMUM_DEPTH = 64;

/**
 * Reads JSON bodies, and JSON patches of both kinds, under `/api`. An empty body counts as none, `__proto__` and `constructor`
 * are taken out. Plain text is let in and ignored: FusionAuth's client sends it with an empty body (contract section 0.1).
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('remove', 'remove');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/json-patch+json', 'application/merge-patch+json'],
    { parseAs: 'string' },
    (request, body, done) => {
      const text = body.toString();
      if (text.trim() === '') {
        done(null, undefined);
      } else if (nestsDeeperThan(text, MAXIMUM_DEPTH)) {
        done(generalError('invalidJSON', 'The JSON is nested too deeply.'), undefined);
      } else {
        parse(request, text, done);
      }
    },
  );
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));
}

/** Reads form bodies under `/oauth2`, and nothing else (contract section 0). Multipart forms are not read. */
export async function readFormBodies(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody);
}
