import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type ContainerRuntimeClient, getContainerRuntimeClient } from 'testcontainers';
import { z } from 'zod';
import { ContainerError, type Fault } from './fault.ts';
import { choosePublishing, type Publishing } from './publishing.ts';

/** Docker's API. */
export type Docker = ContainerRuntimeClient['container']['dockerode'];

/** A Docker engine that answers. */
export interface Engine {
  readonly docker: Docker;
  readonly publishing: Publishing;
}

/** What dockerode talks through: a socket or pipe of this machine, or else an address. */
const modemSchema = z.object({ socketPath: z.string().optional() });

type Environment = Readonly<Record<string, string | undefined>>;

/** How long an engine may take to answer its first question, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Finds the engine as `docker` does: DOCKER_HOST, or the usual sockets.
 * @throws ContainerError "no docker", "docker not running", "no permission"
 */
export async function findEngine(env: Environment = process.env): Promise<Engine> {
  // A DOCKER_HOST that does not answer must not lead to another engine silently.
  if (env.DOCKER_HOST && (await knock(env.DOCKER_HOST)) !== 'answers') throw new ContainerError(await diagnose(env));
  try {
    const late = new Promise<never>((_resolve, reject) => {
      AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', () => reject(new Error('no answer')));
    });
    const { container, info } = await Promise.race([getContainerRuntimeClient(), late]);
    const docker = container.dockerode;
    const isLocal = modemSchema.parse(docker.modem).socketPath !== undefined;
    return { docker, publishing: await choosePublishing({ host: info.containerRuntime.host, isLocal }) };
  } catch {
    throw new ContainerError(await diagnose(env)); // testcontainers only says that nothing worked; people need to know why.
  }
}

/** Why there is no engine. */
export async function diagnose(env: Environment): Promise<Fault> {
  const addresses = env.DOCKER_HOST ? [env.DOCKER_HOST] : usualAddresses(env);
  const found = await Promise.all(addresses.map(async (at) => ({ at, answer: await knock(at) })));
  const refused = found.find(({ answer }) => answer === 'refused');
  if (refused) return { kind: 'no permission', at: refused.at };
  const silent = found.find(({ answer }) => answer === 'silent' || answer === 'answers');
  if (silent) return { kind: 'docker not running', at: silent.at };
  const [at] = addresses;
  if (at !== undefined && (env.DOCKER_HOST || (await isInstalled(env)))) return { kind: 'docker not running', at };
  return { kind: 'no docker' };
}

function usualAddresses({ XDG_RUNTIME_DIR }: Environment): string[] {
  if (process.platform === 'win32') return ['npipe:////./pipe/docker_engine'];
  return [
    '/var/run/docker.sock',
    ...(XDG_RUNTIME_DIR ? [join(XDG_RUNTIME_DIR, 'docker.sock')] : []),
    join(homedir(), '.docker', 'run', 'docker.sock'),
    join(homedir(), '.docker', 'desktop', 'docker.sock'),
    join('/run/user', String(userInfo().uid), 'docker.sock'),
  ].map((path) => `unix://${path}`);
}

/** Whether somebody is at `address`: unix://, npipe:// or tcp://. */
function knock(address: string): Promise<'answers' | 'refused' | 'silent' | 'absent'> {
  if (!URL.canParse(address)) return Promise.resolve('absent');
  const { hostname, port, protocol } = new URL(address);
  // Not the URL's own path: a pipe is //./pipe/name, which URLs make //pipe/name.
  const path = address.slice(`${protocol}//`.length);
  const network = protocol === 'tcp:' || protocol === 'http:' || protocol === 'https:';
  return new Promise((resolve) => {
    const socket = network ? createConnection({ host: hostname, port: Number(port) }) : createConnection(path);
    socket.setTimeout(PATIENCE_MS);
    const end = (answer: 'answers' | 'refused' | 'silent' | 'absent') => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end('answers'));
    socket.once('timeout', () => end('silent'));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES' || error.code === 'EPERM') end('refused');
      else end(error.code === 'ENOENT' ? 'absent' : 'silent');
    });
  });
}

/** Whether the `docker` command is there, running engine or not. */
function isInstalled({ PATH }: Environment): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('docker', ['--version'], { stdio: 'ignore', windowsHide: true, env: { ...process.env, PATH } });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
