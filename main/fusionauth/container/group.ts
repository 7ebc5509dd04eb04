import { z } from 'zod';
import type { Engine } from './engine.ts';
import type { Undertaker } from './entrust.ts';
import { ContainerError, type Fault } from './fault.ts';
import { lastWords } from './last-words.ts';
import { HTTP_PORT } from './launch.ts';
import { removeGroup } from './sweep.ts';
import type { Death, GroupWatch } from './watch-group.ts';

/** A FusionAuth that is up, with what it takes to watch it and to end it. */
export interface Group {
  readonly engine: Engine;
  readonly id: string;
  /** The id of FusionAuth's container. */
  readonly container: string;
  /** Where its API answers. */
  readonly origin: string;
  readonly watch: GroupWatch;
  readonly undertaker: Undertaker;
}

const inspectionSchema = z.object({
  NetworkSettings: z.object({ Ports: z.record(z.string(), z.array(z.object({ HostPort: z.string() })).nullable()) }),
});

/** Where the port of FusionAuth's container is published. Rejects when it is not, or when the container is gone. */
export async function originOf({ docker, publishing }: Engine, container: string): Promise<string> {
  const { NetworkSettings } = inspectionSchema.parse(await docker.getContainer(container).inspect());
  const port = NetworkSettings.Ports[`${HTTP_PORT}/tcp`]?.at(0)?.HostPort;
  if (port === undefined)
    throw new ContainerError({ kind: 'engine refused', says: `port ${HTTP_PORT} is not published.` });
  return `http://${publishing.answersAt}:${port}`;
}

/** Ends a group: nothing of it stays. Rejects when the engine does not answer; the undertaker keeps its task then. */
export async function endGroup({ engine, id, watch, undertaker }: Omit<Group, 'container' | 'origin'>): Promise<void> {
  watch.stop();
  await removeGroup(engine.docker, id);
  undertaker.dismiss();
}

/** A death in words, with the last lines of the one who died. */
export async function explainDeath(
  { docker }: Engine,
  death: Death,
  when: 'starting' | 'running',
): Promise<ContainerError> {
  if (death.of === 'engine') return new ContainerError({ kind: 'engine lost' });
  const { role: what, exitCode, outOfMemory } = death;
  const fault: Fault = outOfMemory
    ? { kind: 'out of memory', what, when }
    : { kind: when === 'starting' ? 'died starting' : 'died running', what, exitCode };
  return new ContainerError(fault, await lastWords(docker, death.id));
}
