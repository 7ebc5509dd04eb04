import { z } from 'zod';

const stateSchema = z.object({
  clientId: z.string(),
  redirectUri: z.string(),
  state: z.string().optional(),
});

/** What the hosted backend must still know when the user is back from the login. */
export type CallerState = z.infer<typeof stateSchema>;

/** Packs it into the `state` of the authorization request. Nothing of it is trusted afterwards. */
export function packState(state: CallerState): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** Unpacks it, or undefined when it was never packed. */
export function unpackState(text: string | undefined): CallerState | undefined {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
