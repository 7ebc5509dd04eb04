import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { FUSIONAUTH_APPLICATION_ID } from '../embedded/built-in.ts';
import { type Kickstart, loadKickstart } from '../embedded/kickstart/load.ts';
import { ask } from './ask.ts';

/** Something that a kickstart file promises, and where the API shows it. */
export interface Promised {
  /** For people: `application Store`. */
  readonly what: string;
  readonly path: string;
  /** A registration that the user at `path` must have. */
  readonly registeredWith?: string;
}

/** Between two looks, in milliseconds: FusionAuth tells nobody outside that its kickstart has ended (contract, section 9.1). */
const PAUSE_MS = 200;

const registrationSchema = z.object({
  user: z.object({ email: z.string() }).optional(),
  registration: z.object({ applicationId: z.string() }),
});
const applicationSchema = z.object({ application: z.object({ name: z.string() }) });
const userSchema = z.object({
  user: z.object({ registrations: z.array(z.object({ applicationId: z.string() })).default([]) }),
});

/**
 * Reads a kickstart file as FusionAuth will. The ids of FusionAuth's own making are not known before it runs.
 * @throws KickstartError
 */
export function readKickstart(file: string, env: Readonly<Record<string, string>>): Kickstart {
  const unknown = '00000000-0000-0000-0000-000000000000';
  return loadKickstart(file, env, { fusionAuthApplicationId: FUSIONAUTH_APPLICATION_ID, defaultSigningKeyId: unknown });
}

/** The applications and registrations with ids of their own: what can be looked for. */
export function promisesOf({ requests }: Kickstart): readonly Promised[] {
  return requests.flatMap(({ method, url, body }): Promised[] => {
    const path = url.startsWith('/') ? url : `/${url}`;
    const [, kind, id] = /^\/api\/(application|user\/registration)\/([\w-]+)$/.exec(path) ?? [];
    if (method !== 'POST' || id === undefined) return [];
    if (kind === 'application') {
      const { data } = applicationSchema.safeParse(body);
      return data ? [{ what: `the application ${data.application.name}`, path }] : [];
    }
    const { data } = registrationSchema.safeParse(body);
    if (!data) return [];
    const { applicationId } = data.registration;
    const what = `the registration of ${data.user?.email ?? `user ${id}`} with ${applicationId}`;
    return [{ what, path: `/api/user/${id}`, registeredWith: applicationId }];
  });
}

/**
 * Resolves when everything promised is there. `onPresent` hears how much is. Rejects with the signal's reason, and only then:
 * a FusionAuth that does not answer yet is not ready yet. `missing` says what was not there at the latest look.
 */
export function awaitPromises(
  origin: string,
  apiKey: string,
  promised: readonly Promised[],
  { signal, onPresent }: { readonly signal: AbortSignal; readonly onPresent: (present: number) => void },
): { readonly kept: Promise<void>; missing(): readonly string[] } {
  let open = promised;
  const look = async () => {
    let present = -1;
    for (;;) {
      const seen = await Promise.all(open.map((one) => isKept(origin, apiKey, one, signal)));
      signal.throwIfAborted();
      open = open.filter((_one, index) => !seen[index]);
      if (promised.length - open.length !== present) {
        present = promised.length - open.length;
        onPresent(present);
      }
      if (open.length === 0) return;
      await pause(PAUSE_MS, undefined, { signal });
    }
  };
  return { kept: look(), missing: () => open.map(({ what }) => what) };
}

async function isKept(
  origin: string,
  apiKey: string,
  { path, registeredWith }: Promised,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const { status, body } = await ask(origin, apiKey, { method: 'GET', path, signal });
    if (status !== 200) return false;
    if (registeredWith === undefined) return true;
    return userSchema.parse(body).user.registrations.some(({ applicationId }) => applicationId === registeredWith);
  } catch {
    return false; // Nobody listens yet, or what listens is not set up yet.
  }
}
