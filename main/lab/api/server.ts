import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CredentialId } from '../../recording/credential.ts';
import { compareRecordings } from '../../report/compare/compare.ts';
import type { Lab } from '../lab.ts';
import { type LabToken, refuse } from './access.ts';
import { commandSchema } from './command.ts';
import type { Live } from './live.ts';
import type { Obedience } from './obey.ts';
import { dashboardPage } from './pages.ts';
import type { CommandReply, RevealedValue } from './protocol.ts';

/** What the server speaks for. Bound late: the front door needs the server, and the lab needs the front door. */
export interface Behind {
  readonly lab: Lab;
  readonly live: Live;
  readonly obedience: Obedience;
  readonly origin: string;
}

/** `?workflow=a&workflow=b` */
const comparisonQuery = z.object({
  workflow: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
});

/** The WebSocket subprotocol; the token travels as a second one, since browsers let pages set no other header. */
const SUBPROTOCOL = 'loginscope';

/** The dashboard's page and its API, for the front door to route to. Does not listen. */
export async function createLabServer(
  token: LabToken,
  pages: string,
  behind: () => Behind | undefined,
): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: 64 * 1024 });
  await app.register(websocket, {
    options: { maxPayload: 4096, handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false) },
  });
  await app.register(fastifyStatic, {
    root: join(pages, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    cacheControl: false,
  });

  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store');
  });

  app.get('/', async (_request, reply) => {
    const { html, csp } = await dashboardPage(pages, behind()?.origin ?? '');
    return reply.header('content-security-policy', csp).type('text/html; charset=utf-8').send(html);
  });

  const guard = async (request: FastifyRequest, reply: FastifyReply) => {
    const stands = behind();
    if (!stands) return reply.code(503).send(problem('The lab is still starting.'));
    const refusal = refuse({ origin: request.headers.origin, token: tokenOf(request) }, token, stands.origin);
    if (refusal) return reply.code(refusal.status).send(problem(refusal.problem));
    return undefined;
  };

  app.post('/api/command', { preHandler: guard }, async (request, reply) => {
    const parsed = commandSchema.safeParse(request.body);
    if (!parsed.success)
      return reply.code(400).send(problem(`Not a command of the lab: ${z.prettifyError(parsed.error)}`));
    try {
      await behind()?.obedience.obey(parsed.data);
      return reply.send({ ok: true } satisfies CommandReply);
    } catch (error) {
      return reply.code(409).send(problem(error instanceof Error ? error.message : String(error)));
    }
  });

  app.get<{ Params: { id: string } }>('/api/credentials/:id/value', { preHandler: guard }, async (request, reply) => {
    const value = behind()?.lab.experiment.world.recorder.credentials.valueOf(request.params.id as CredentialId);
    if (value === undefined) return reply.code(404).send(problem('This run has no such credential.'));
    return reply.send({ value } satisfies RevealedValue);
  });

  app.get('/api/comparison', { preHandler: guard }, async (request, reply) => {
    const asked = comparisonQuery.safeParse(request.query);
    if (!asked.success) return reply.code(400).send(problem('Name the workflows to compare.'));
    const recordings = asked.data.workflow.flatMap((id) => behind()?.lab.recordings.get(id) ?? []);
    return reply.send(compareRecordings(recordings));
  });

  app.get('/api/live', { websocket: true, preHandler: guard }, (socket) => {
    const leave = behind()?.live.join((message) => socket.send(JSON.stringify(message)));
    socket.on('close', () => leave?.());
    // The dashboard speaks through POST /api/command; whatever comes here is not for us.
    socket.on('error', () => leave?.());
  });

  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    return reply.code(status).send(problem(error.message));
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(problem('The lab has nothing at this address.')));
  await app.ready();
  return app;
}

const problem = (text: string): CommandReply => ({ ok: false, problem: text });

function tokenOf(request: FastifyRequest): string | undefined {
  const [scheme, bearer] = (request.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() === 'bearer' && bearer) return bearer;
  const offered = request.headers['sec-websocket-protocol']?.split(',').map((one) => one.trim()) ?? [];
  return offered.find((one) => one !== SUBPROTOCOL);
}
