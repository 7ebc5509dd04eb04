import { z } from 'zod';
import type { Command, CommandReply, RevealedValue } from '../../../main/lab/api/protocol.ts';
import type { CredentialId } from '../../../main/recording/credential.ts';

const commandReply: z.ZodType<CommandReply> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), problem: z.string() }),
]);

const revealedValue: z.ZodType<RevealedValue> = z.object({ value: z.string() });

/** Asks the lab to do something. A lab that cannot be reached is a problem like any other. */
export async function sendCommand(token: string, command: Command): Promise<CommandReply> {
  try {
    const response = await fetch('/api/command', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(command),
    });
    const reply = commandReply.safeParse(await response.json());
    return reply.data ?? { ok: false, problem: `The lab answered ${response.status}.` };
  } catch {
    return { ok: false, problem: 'The lab does not answer.' };
  }
}

/** The value of one credential, because a person asked for it. undefined: the lab does not give it. */
export async function fetchCredentialValue(token: string, id: CredentialId): Promise<string | undefined> {
  try {
    const response = await fetch(`/api/credentials/${encodeURIComponent(id)}/value`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return response.ok ? revealedValue.parse(await response.json()).value : undefined;
  } catch {
    return undefined;
  }
}
