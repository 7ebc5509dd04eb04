import type { Kickstart } from '../embedded/kickstart/load.ts';
import type { Engine } from './engine.ts';
import { entrust } from './entrust.ts';
import { ContainerError } from './fault.ts';
import { endGroup, explainDeath, type Group, originOf } from './group.ts';
import { lastWords } from './last-words.ts';
import { launchFusionAuth, launchPostgres, makeNetwork, type Plan } from './launch.ts';
import type { OnProgress } from './progress.ts';
import { awaitPromises, promisesOf } from './promises.ts';
import { removeGroup } from './sweep.ts';
import { watchGroup } from './watch-group.ts';

export interface BootOptions {
  readonly kickstart: Kickstart;
  /** Seconds until everything promised must be there. */
  readonly patience: number;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** Resolves never, rejects with the signal's reason. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/**
 * Starts a fresh group, whose images are there, and waits until it keeps the kickstart's promises.
 * @throws ContainerError; nothing is left behind then. Or the signal's reason.
 */
export async function boot(
  engine: Engine,
  plan: Plan,
  { kickstart, patience, onProgress, signal }: BootOptions,
): Promise<Group> {
  const { docker } = engine;
  const { group: id, images } = plan;
  const undertaker = entrust(id);
  const watch = await watchGroup(docker, id).catch((error: unknown) => {
    undertaker.dismiss();
    throw error;
  });
  const abandon = new AbortController();
  const late = AbortSignal.timeout(patience * 1000);
  const until = AbortSignal.any([signal, late, abandon.signal]);
  let container: string | undefined;
  let missing: () => readonly string[] = () => [];

  const start = async (): Promise<Group> => {
    await makeNetwork(docker, plan);
    until.throwIfAborted();
    onProgress({ step: 'starting', what: 'PostgreSQL', image: images.postgres.name });
    await launchPostgres(plan);
    await Promise.race([watch.databaseHealthy, aborted(until)]);
    onProgress({ step: 'starting', what: 'FusionAuth', image: images.fusionauth.name });
    container = await launchFusionAuth(plan);
    until.throwIfAborted();
    const origin = await originOf(engine, container);
    const promised = promisesOf(kickstart);
    const onPresent = (present: number) => onProgress({ step: 'kickstart', present, promised: promised.length });
    const promises = awaitPromises(origin, kickstart.apiKeys[0]?.key ?? '', promised, { signal: until, onPresent });
    missing = promises.missing;
    await promises.kept;
    return { engine, id, container, origin, watch, undertaker };
  };

  const started = start();
  const died = watch.died.then(async (death) => {
    throw await explainDeath(engine, death, 'starting');
  });
  try {
    return await Promise.race([started, died, aborted(AbortSignal.any([signal, late]))]);
  } catch (error) {
    const reason = await explain(error);
    abandon.abort(new Error('abandoned'));
    watch.stop();
    await removeGroup(docker, id).catch(() => undefined); // Once more below, and by the undertaker if even that fails.
    await started.catch(() => undefined); // What it was about to make must not come after the last look.
    await endGroup({ engine, id, watch, undertaker }).catch(() => undefined);
    throw reason;
  } finally {
    died.catch(() => undefined); // A later death is told by the one who watches the running group.
  }

  async function explain(error: unknown): Promise<unknown> {
    if (signal.aborted || error instanceof ContainerError) return signal.aborted ? signal.reason : error;
    if (late.aborted)
      return new ContainerError(
        { kind: 'too slow', seconds: patience, missing: missing() },
        await lastWords(docker, container),
      );
    const says = error instanceof Error ? error.message : String(error);
    if (/already allocated|address already in use/i.test(says))
      return new ContainerError({ kind: 'port taken', port: plan.port });
    return new ContainerError({ kind: 'engine refused', says });
  }
}
