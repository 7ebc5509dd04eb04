import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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

const readForms = new WeakSet<FastifyRequest>();

/** Whether the request's form was read to its end: the errors of a torn one tell neither status nor what they are. */
export function isFormRead(request: FastifyRequest): boolean {
  return readForms.has(request);
}

const MULTIPART_LIMITS = { fieldNameSize: 200, fieldSize: 65_536, fields: 100, files: 0, headerPairs: 100, parts: 100 };

/** Reads form bodies of both kinds under `/oauth2`, and nothing else (contract section 0); files are refused. */
export async function readFormBodies(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody);
  app.addHook('preHandler', async (request) => {
    readForms.add(request);
  });
  await app.register(multipart, { attachFieldsToBody: 'keyValues', limits: MULTIPART_LIMITS });
}

/** Lets bodies of every type in and ignores them, for endpoints that read cookies alone (contract section 8). */
export function ignoreBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, undefined));
}
