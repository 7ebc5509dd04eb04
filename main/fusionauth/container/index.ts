import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import type { Kickstart } from '../embedded/kickstart/load.ts';
import { kickstartFile } from '../kickstart/provisioning.ts';
import type { FusionAuth } from '../port.ts';
import { ask } from './ask.ts';
import { boot } from './boot.ts';
import { findEngine } from './engine.ts';
import { ContainerError } from './fault.ts';
import { fetchImages } from './fetch-images.ts';
import { endGroup, explainDeath, type Group } from './group.ts';
import { chooseImages, type Images } from './images.ts';
import type { Plan } from './launch.ts';
import type { OnProgress } from './progress.ts';
import { readKickstart } from './promises.ts';
import { restore } from './restore.ts';
import { sweep } from './sweep.ts';
import { adopt, park, warmKey } from './warm.ts';

export interface ContainerOptions {
  /** What the kickstart file's `#{ENV.…}` reads: the addresses of this launch. */
  readonly environment: Readonly<Record<string, string>>;
  /** The lab's own by default. */
  readonly kickstart?: string;
  readonly images?: Images;
  /** Nothing is pulled. */
  readonly offline?: boolean;
  /** `close` leaves the containers running, for a later start with the same images and kickstart file to go on with. */
  readonly keepWarm?: boolean;
  /** On this machine's loopback; any free one by default. */
  readonly port?: number;
  /** More of FusionAuth's settings, as environment variables of its container. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Mebibytes that FusionAuth's container may use. */
  readonly memoryLimit?: number;
  /** Seconds from the first container to everything promised. */
  readonly patience?: number;
  readonly onProgress?: OnProgress;
  /** Cancels the start, whatever it is doing. */
  readonly signal?: AbortSignal;
}

/** The real FusionAuth, running. */
export interface ContainerFusionAuth extends FusionAuth {
  /** Back to the kickstart file, with these addresses; everybody is logged out. @throws NotRestorableError */
  restore(environment: Readonly<Record<string, string>>): Promise<void>;
}

/** Seconds. FusionAuth's README says a minute; slow machines get three. */
const USUAL_PATIENCE = 180;
const versionSchema = z.object({ version: z.string() });

/**
 * Starts PostgreSQL and FusionAuth in Docker, or goes on with those that an earlier launch kept, and resolves when the API shows
 * what the kickstart file promises. What dead processes left behind is removed first.
 * @throws ContainerError (of every kind but "died running"), KickstartError; nothing is left behind then
 */
export async function startContainer(options: ContainerOptions): Promise<ContainerFusionAuth> {
  const { environment, onProgress = () => undefined, signal = new AbortController().signal } = options;
  const began = performance.now();
  const file = options.kickstart ?? kickstartFile;
  const kickstart = readKickstart(file, environment);
  try {
    signal.throwIfAborted();
    const engine = await findEngine();
    const plan: Plan = {
      group: randomBytes(6).toString('hex'),
      images: options.images ?? chooseImages(process.env),
      kickstart: { file, env: environment },
      settings: options.settings ?? {},
      port: options.port ?? 0,
      publishing: engine.publishing,
      ...(options.memoryLimit === undefined ? {} : { memoryLimit: options.memoryLimit }),
    };
    await sweep(engine.docker);
    const key = warmKey(plan);
    const warm = await adopt(engine, key, kickstart, signal);
    if (warm) onProgress({ step: 'found warm' });
    else await fetchImages(engine.docker, plan.images, { offline: options.offline ?? false, onProgress, signal });
    const patience = options.patience ?? USUAL_PATIENCE;
    const group = warm ?? (await boot(engine, plan, { kickstart, patience, onProgress, signal }));
    const running = await present(group, kickstart, { file, ...(options.keepWarm ? { key } : {}) });
    onProgress({ step: 'ready', version: running.version, tookMs: performance.now() - began });
    return running;
  } catch (error) {
    if (signal.aborted) throw new ContainerError({ kind: 'cancelled' });
    throw error;
  }
}

/** A group as the lab knows FusionAuth. `key`: where it is left when it is closed. */
async function present(
  group: Group,
  kickstart: Kickstart,
  { file, key }: { readonly file: string; readonly key?: string },
): Promise<ContainerFusionAuth> {
  const { engine, origin, watch } = group;
  const apiKey = kickstart.apiKeys[0]?.key ?? '';
  const { signal } = new AbortController();
  const version = await versionOf(origin, apiKey, signal).catch(async (error: unknown) => {
    await endGroup(group);
    throw error;
  });
  let closing: Promise<void> | undefined;
  const died = watch.died.then(async (death) => (await explainDeath(engine, death, 'running')).message);
  let isDead = false;
  void watch.died.then(() => {
    isDead = true;
  });
  return {
    kind: 'container',
    version,
    clock: 'real',
    answersAt: { in: 'network', origin },
    died,
    restore: (environment) => restore(origin, readKickstart(file, environment), signal),
    close() {
      closing ??= key === undefined || isDead ? endGroup(group) : park(group, key);
      return closing;
    },
  };
}

async function versionOf(origin: string, apiKey: string, signal: AbortSignal): Promise<string> {
  const { body } = await ask(origin, apiKey, { method: 'GET', path: '/api/system/version', signal });
  return versionSchema.parse(body).version;
}
