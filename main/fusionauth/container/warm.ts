import { createHash } from 'node:crypto';
import type { Kickstart } from '../embedded/kickstart/load.ts';
import type { Engine } from './engine.ts';
import { entrust } from './entrust.ts';
import { statusOf } from './fetch-images.ts';
import { endGroup, type Group, originOf } from './group.ts';
import { kickstartFiles } from './kickstart-files.ts';
import type { Plan } from './launch.ts';
import { GROUP_LABEL, nameInUse, nameWarm, thisProcess } from './ownership.ts';
import { restore } from './restore.ts';
import { removeGroup } from './sweep.ts';
import { watchGroup } from './watch-group.ts';

/**
 * What two launches must have in common for one to go on with the FusionAuth of the other. The addresses of the front door are not
 * among it: they are set anew.
 */
export function warmKey({ images, kickstart, settings, port, memoryLimit }: Plan): string {
  const files = kickstartFiles(kickstart.file).map(({ name, content }) => [name, content]);
  const all = [images.postgres.name, images.fusionauth.name, files, settings, port, memoryLimit ?? null];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 24);
}

/** Leaves a group for a later launch. When one like it is waiting already, this one ends. */
export async function park(group: Group, key: string): Promise<void> {
  try {
    await group.engine.docker.getContainer(group.container).rename({ name: nameWarm(key) });
    group.watch.stop();
    group.undertaker.dismiss();
  } catch {
    await endGroup(group); // The name is taken, or the group is dying: one less to keep.
  }
}

/**
 * Takes over the group that waits under `key`, as kickstart has it. Undefined when there is none, or when it is not fit for use;
 * then it is gone. Renaming is what takes it: of two launches at once, one gets it.
 */
export async function adopt(
  engine: Engine,
  key: string,
  kickstart: Kickstart,
  signal: AbortSignal,
): Promise<Group | undefined> {
  const { docker } = engine;
  const waiting = docker.getContainer(nameWarm(key));
  const found = await waiting.inspect().catch((error: unknown) => {
    if (statusOf(error) !== 404) throw error;
  });
  const id = found?.Config.Labels[GROUP_LABEL];
  if (!found || id === undefined) return undefined;
  try {
    await waiting.rename({ name: nameInUse(thisProcess, id) });
  } catch {
    return undefined; // Another launch was faster.
  }
  const undertaker = entrust(id);
  try {
    const watch = await watchGroup(docker, id);
    const group = { engine, id, container: found.Id, origin: await originOf(engine, found.Id), watch, undertaker };
    await restore(group.origin, kickstart, signal);
    return group;
  } catch {
    await removeGroup(docker, id);
    undertaker.dismiss();
    signal.throwIfAborted();
    return undefined; // A fresh one is better than one that is not what it should be.
  }
}
