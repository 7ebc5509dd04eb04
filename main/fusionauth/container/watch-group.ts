import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Docker } from './engine.ts';
import { GROUP_LABEL, ROLE_LABEL } from './ownership.ts';

/** What one of the two containers is. */
export type Role = 'PostgreSQL' | 'FusionAuth';

/** How a group came to its end without being asked to. */
export type Death =
  | {
      readonly of: 'container';
      readonly role: Role;
      readonly id: string;
      readonly exitCode: number;
      readonly outOfMemory: boolean;
    }
  | { readonly of: 'engine' };

/** Follows what the engine says about the containers of one group. */
export interface GroupWatch {
  /** Resolves when PostgreSQL's health check has succeeded for the first time. */
  readonly databaseHealthy: Promise<void>;
  /** Resolves with the first death; never after `stop`. */
  readonly died: Promise<Death>;
  stop(): void;
}

/** An event of the engine (Docker Engine API, "Monitor events"). */
const eventSchema = z.object({
  Action: z.string(),
  Actor: z.object({
    ID: z.string(),
    Attributes: z.object({
      exitCode: z.coerce.number().optional(),
      [ROLE_LABEL]: z.enum(['PostgreSQL', 'FusionAuth']),
    }),
  }),
});

/** Begins to follow before anything of the group is made, so that nothing is missed. Rejects when the engine does not answer. */
export async function watchGroup(docker: Docker, group: string): Promise<GroupWatch> {
  const events = await docker.getEvents({
    filters: { type: ['container'], label: [`${GROUP_LABEL}=${group}`], event: ['die', 'oom', 'health_status'] },
  });
  const stream = new Readable().wrap(events);
  const ranOut = new Set<string>();
  const healthy = Promise.withResolvers<void>();
  const death = Promise.withResolvers<Death>();
  let stopped = false;

  const hear = async (line: string) => {
    const { Action, Actor } = eventSchema.parse(JSON.parse(line));
    const role = Actor.Attributes[ROLE_LABEL];
    if (Action === 'oom') ranOut.add(Actor.ID);
    else if (Action === 'health_status: healthy' && role === 'PostgreSQL') healthy.resolve();
    else if (Action === 'die' && !stopped) {
      const outOfMemory = ranOut.has(Actor.ID) || (await wasOutOfMemory(docker, Actor.ID));
      death.resolve({ of: 'container', role, id: Actor.ID, exitCode: Actor.Attributes.exitCode ?? 0, outOfMemory });
    }
  };
  const lines = createInterface({ input: stream });
  lines.on('line', (line) => void hear(line));
  lines.on('error', () => stream.destroy()); // The connection broke: the end is told below.
  const ended = Promise.race([once(stream, 'end'), once(stream, 'close')]).catch(() => undefined);
  void ended.then(() => stopped || death.resolve({ of: 'engine' }));

  return {
    databaseHealthy: healthy.promise,
    died: death.promise,
    stop: () => {
      stopped = true;
      stream.destroy();
    },
  };
}

async function wasOutOfMemory(docker: Docker, id: string): Promise<boolean> {
  try {
    return (await docker.getContainer(id).inspect()).State.OOMKilled;
  } catch {
    return false; // It has been removed already: nobody will say any more.
  }
}
