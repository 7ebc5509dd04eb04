import { z } from 'zod';
import type { DrawnWorkflow, LabState, ServerMessage } from '../../../main/lab/api/protocol.ts';
import type { Credential, MaskedText, Sighting } from '../../../main/recording/credential.ts';
import type { Entry } from '../../../main/recording/entry.ts';
import { shaped } from './shaped.ts';

const serverMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('catalogue'),
    workflows: z.array(shaped<DrawnWorkflow>({ id: 'string', title: 'string', point: 'object', scenarios: 'object' })),
  }),
  z.object({
    type: z.literal('state'),
    state: shaped<LabState>({
      run: 'number',
      workflow: 'string',
      scenario: 'string',
      clock: 'object',
      fusionauth: 'object',
    }),
  }),
  z.object({
    type: z.literal('entries'),
    run: z.number(),
    entries: z.array(shaped<Entry<MaskedText>>({ type: 'string', seq: 'number', at: 'number' })),
    credentials: z.array(shaped<Credential>({ id: 'string', kind: 'string', name: 'string' })),
    sightings: z.array(shaped<Sighting>({ credential: 'string', seq: 'number', place: 'string' })),
  }),
]);

/** One message of the lab, its envelope checked. undefined: not one that this dashboard knows. */
export function parseServerMessage(text: string): ServerMessage | undefined {
  try {
    return serverMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
