import { z } from 'zod';
import type { StepId } from '../../../scenarios/numbering.ts';
import type { Command } from './protocol.ts';

/** Branded: only a scenario makes one, and the one asked for is looked up there. */
const stepId = z.custom<StepId>((given) => typeof given === 'string' && given.length <= 100);

const site = z.enum(['store', 'forums']);

/** A hundred years, in milliseconds: nobody experiments with more, and dates stay dates. */
const FARTHEST_JUMP_MS = 100 * 365 * 24 * 3_600_000;

/** Every command that the dashboard may send. */
export const commandSchema: z.ZodType<Command> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('choose'), workflow: z.string().max(200), scenario: z.string().max(200) }),
  z.object({ do: z.literal('run') }),
  z.object({ do: z.literal('step') }),
  z.object({ do: z.literal('pause') }),
  z.object({ do: z.literal('record'), workflows: z.array(z.string().max(200)).min(1).max(100) }),
  z.object({ do: z.literal('reset') }),
  z.object({ do: z.literal('open window'), site }),
  z.object({ do: z.literal('profile mode'), mode: z.enum(['isolated', 'one browser']) }),
  z.object({ do: z.literal('move clock'), byMs: z.number().nonnegative().max(FARTHEST_JUMP_MS) }),
  z.object({ do: z.literal('move clock past'), lifetime: z.enum(['session', 'JWT', 'refresh token']) }),
  z.object({
    do: z.literal('use fusionauth'),
    kind: z.enum(['embedded', 'container']),
    pull: z.boolean().exactOptional(),
  }),
  z.object({ do: z.literal('cancel fusionauth') }),
  z.object({ do: z.literal('perform'), step: stepId }),
]);
