import { createServer } from 'node:net';
import { resolve } from 'node:path';
import type { Option } from 'commander';
import { type AnsweredRequest, createFusionAuth, notImplemented, withoutEffect } from '../fusionauth/embedded/index.ts';
import { kickstartFile, readProvisioning } from '../fusionauth/kickstart/provisioning.ts';
import { systemClock } from '../lab/clock.ts';
import type { Ending } from './ending.ts';
import { portOption } from './options.ts';

/** FusionAuth's own port (facts/fusionauth-contract.md, section 9.2). */
const FUSIONAUTH_PORT = 9011;

/** `--port`; unlike the lab's, it is this one or none, because whoever uses it has configured it elsewhere. */
export const fusionAuthPort: Option = portOption(FUSIONAUTH_PORT);
fusionAuthPort.description = 'the port to listen on, 0 for any free one';

export interface AloneOptions {
  /** 0 for any free one. */
  readonly port: number;
  /** A file in FusionAuth's kickstart format; the lab's own without one. */
  readonly kickstart?: string;
}

/** A sentence for people, with exit code 2. */
class NoSuchPort extends Error {
  override readonly name = 'NoSuchPort';
}

/** Why nothing can listen at `port`, where that is nobody's fault but the port's. */
function refused(port: number, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const other = 'choose another port: --port 9012, or --port 0 for any.';
  if (code === 'EADDRINUSE') return new NoSuchPort(`Port ${port} is taken. End what listens there, or ${other}`);
  if (code === 'EACCES')
    return new NoSuchPort(`Port ${port} is not yours to open on this machine. Ask who administers it, or ${other}`);
  return error;
}

/**
 * Starts the embedded FusionAuth by itself, for people who test their own application; one line per request. Returns when
 * the process is asked to end.
 * @throws KickstartError when the kickstart is malformed or one of its requests is refused
 */
export async function serveFusionAuth({ port: wanted, kickstart }: AloneOptions, ending: Ending): Promise<number> {
  const port = await freePort(wanted);
  // As every client writes it, which goes without the port where that is 80.
  const { origin } = new URL(`http://localhost:${port}`);
  const file = kickstart === undefined ? kickstartFile : resolve(kickstart);
  const { app, close } = await createFusionAuth({
    clock: systemClock,
    kickstart: { file, env: environment(origin) },
    onAnswer: (answer) => process.stdout.write(`${sayAnswer(answer)}\n`),
  });
  ending.undo(close);
  try {
    await app.listen({ host: 'localhost', port });
  } catch (error) {
    throw refused(port, error);
  }
  process.stdout.write(`${sayWhere(origin, file, kickstart === undefined)}\n`);
  return ending.asked;
}

/** What the embedded FusionAuth lacks, for `doctor --fusionauth`. */
export function sayNotImplemented(): string {
  const width = Math.max(...notImplemented.map(({ path }) => path.length));
  return [
    'The embedded FusionAuth answers 501 to these paths, and to everything below them:',
    ...notImplemented.map(({ path, what }) => `– ${path.padEnd(width)}  ${what}`),
    '',
    'It keeps these and gives them back, and they have no effect:',
    ...withoutEffect.flatMap(({ where, names }) => [`– ${where}`, ...names.map((name) => `    ${name}`)]),
  ].join('\n');
}

/** What the lab's kickstart wants to know, and whatever another one may want. */
function environment(origin: string): Record<string, string> {
  const known = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return {
    FUSIONAUTH_ORIGIN: origin,
    STORE_ORIGIN: 'http://localhost:3000',
    FORUMS_ORIGIN: 'http://localhost:3001',
    ...Object.fromEntries(known),
  };
}

/** The port itself if it is free, or any free one for 0: the kickstart wants to know before anything listens. */
function freePort(wanted: number): Promise<number> {
  return new Promise((found, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(refused(wanted, error)));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      probe.close(() => found(port));
    });
  });
}

function sayAnswer({ method, path, status, milliseconds }: AnsweredRequest): string {
  const time = new Date(systemClock.now()).toTimeString().slice(0, 8);
  return `${time}  ${method.padEnd(6)} ${path}  ${status}  ${milliseconds.toFixed(1)} ms`;
}

function sayWhere(origin: string, file: string, isOurs: boolean): string {
  const { user, applications } = readProvisioning();
  const ours = [
    `Log in as   ${user.email} / ${user.password}`,
    `Clients     ${applications.store.clientId} (back to http://localhost:3000/callback)`,
    `            ${applications.forums.clientId} (back to http://localhost:3001/callback)`,
    '            STORE_ORIGIN and FORUMS_ORIGIN move them; --kickstart brings your own.',
  ];
  return [
    `FusionAuth  ${origin}`,
    `Kickstart   ${file}`,
    ...(isOurs ? ours : []),
    'Everything is kept in memory. Ctrl-C ends it.',
  ].join('\n');
}
