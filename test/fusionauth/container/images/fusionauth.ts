import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { createFusionAuth } from '../../../../main/fusionauth/embedded/index.ts';
import { systemClock } from '../../../../main/lab/clock.ts';
import { askPostgres } from './ask-postgres.ts';

// Plays FusionAuth's image (contract, section 9.2) with the embedded server inside: its environment, its port, its kickstart, its log.

const say = (who: string, what: string) =>
  process.stdout.write(`INFO  ${who} - ${what} (a stand-in, not FusionAuth)\n`);
const give = (what: string): never => {
  process.stderr.write(`ERROR ${what}\n`);
  process.exit(1);
};

const required = z.object({
  DATABASE_URL: z.string().startsWith('jdbc:postgresql://'),
  DATABASE_ROOT_USERNAME: z.string(),
  DATABASE_ROOT_PASSWORD: z.string(),
  DATABASE_USERNAME: z.string(),
  DATABASE_PASSWORD: z.string(),
  SEARCH_TYPE: z.literal('database'),
  FUSIONAUTH_APP_KICKSTART_FILE: z.string().optional(),
  /** How this stand-in shall fail, for tests. */
  STAND_IN_FAULT: z.enum(['dies', 'no kickstart', 'memory']).optional(),
});
const parsed = required.safeParse(process.env);
const env = parsed.success ? parsed.data : give(`The configuration is not complete: ${z.prettifyError(parsed.error)}`);
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));

const database = new URL(env.DATABASE_URL.replace('jdbc:', ''));
if (!(await askPostgres(database.hostname, Number(database.port))))
  give(`The database at ${database.host} does not answer.`);

if (env.STAND_IN_FAULT === 'dies') give('java.lang.IllegalStateException: this stand-in was asked to die.');
if (env.STAND_IN_FAULT === 'memory') for (const kept: Buffer[] = []; ; ) kept.push(Buffer.alloc(1 << 24, 1));

/** As the real one: `/api/status` is well before the kickstart has run (contract, section 11, point 12). */
let answer = (request: IncomingMessage, response: ServerResponse): void => {
  const isStatus = request.url?.startsWith('/api/status') ?? false;
  response.writeHead(isStatus ? 200 : 404, isStatus ? { 'content-type': 'application/json' } : {});
  response.end(isStatus ? '{"status":"ok"}' : undefined);
};
createServer((request, response) => answer(request, response)).listen(9011, '0.0.0.0', () =>
  say('io.fusionauth.http.server.HTTPServer', 'HTTP server listening on port [9011]'),
);
if (env.STAND_IN_FAULT === 'no kickstart') await pause(3_600_000);

const file = env.FUSIONAUTH_APP_KICKSTART_FILE;
const all = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
);
const { app } = await createFusionAuth({ clock: systemClock, ...(file ? { kickstart: { file, env: all } } : {}) });
await app.ready();
answer = (request, response) => app.routing(request, response);
say('io.fusionauth.api.service.system.kickstart.KickstartRunner', 'Summary');
