import { type Clock, createFusionAuth } from './embedded/index.ts';
import { kickstartFile } from './kickstart/provisioning.ts';
import type { FusionAuth } from './port.ts';

/** The release whose contract the embedded server keeps (facts/fusionauth-contract.md). */
const EMULATED_VERSION = '1.69.0';

/**
 * The embedded FusionAuth, provisioned by the lab's kickstart file. `environment` fills the file's `#{ENV.…}`.
 * @throws KickstartError when `file` is malformed or a request in it is refused
 */
export async function startEmbedded(
  clock: Clock,
  environment: Readonly<Record<string, string>>,
  file: string = kickstartFile,
): Promise<FusionAuth> {
  const { app, close } = await createFusionAuth({ clock, kickstart: { file, env: { ...environment } } });
  return {
    kind: 'embedded',
    version: EMULATED_VERSION,
    clock: 'movable',
    // It ends with this process and not before.
    died: new Promise(() => undefined),
    answersAt: { in: 'process', app },
    close,
  };
}
