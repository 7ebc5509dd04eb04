import type { TokenLifetimes } from '../../fusionauth/api.ts';
import type { Log } from '../recorder/log.ts';
import type { Recorder } from '../recorder/recorder.ts';

/** Refresh tokens do not say when they end; FusionAuth's configuration does. Gives each its end when it is first seen. */
export function followLifetimes({ credentials }: Recorder, log: Log, { refreshToken }: TokenLifetimes): void {
  credentials.onChange(({ id, kind, name, expiresAt }) => {
    if (kind !== 'refresh token' || expiresAt !== undefined || name.startsWith('forged')) return;
    const seenAt = log.entries.at(-1)?.at;
    if (seenAt !== undefined) credentials.update(id, { expiresAt: seenAt + refreshToken });
  });
}
