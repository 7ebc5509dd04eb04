import { randomUUID } from 'node:crypto';
import { app, session } from 'electron';
import type { Shell, ShellProfile, WindowBounds } from '../port.ts';
import { lockContents } from './lock-contents.ts';
import { lockSession, type Rights } from './lock-session.ts';
import { ElectronProfile } from './profile.ts';

export { setSwitches } from './switches.ts';

export interface ElectronOptions {
  /** Where the lab listens, once it does: windows go nowhere else. */
  readonly port: () => number | undefined;
  /** A PNG for the frames of windows; macOS takes the bundle's. */
  readonly icon?: string;
  /** Told when a person, or the lab, has moved or sized a window. */
  readonly onPlaced?: (window: string, bounds: WindowBounds) => void;
}

export interface ElectronShell extends Shell {
  newProfile(rights?: Rights): Promise<ShellProfile>;
}

/**
 * The windows of this Electron application as a shell. `setSwitches` must have been called before `ready`.
 * Closing the shell closes its windows; when the application ends is for the way in to say.
 */
export async function openElectron(options: ElectronOptions): Promise<ElectronShell> {
  await app.whenReady();
  app.on('web-contents-created', (_event, contents) => lockContents(contents, options.port));
  const profiles = new Set<ElectronProfile>();
  const gone = Promise.withResolvers<void>();
  return {
    kind: 'electron',
    version: `Chromium ${process.versions.chrome}`,
    async newProfile(rights = 'none') {
      // Without the prefix "persist:" a partition lives in memory, and nobody else will ever name this one.
      const partition = session.fromPartition(`loginscope-${randomUUID()}`);
      lockSession(partition, rights);
      const profile = new ElectronProfile(partition, options, () => profiles.delete(profile));
      profiles.add(profile);
      return profile;
    },
    closed: gone.promise,
    async close() {
      await Promise.all([...profiles].map((profile) => profile.close()));
      gone.resolve();
    },
  };
}
