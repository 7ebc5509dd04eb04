import { createLog } from '../../../main/lab/recorder/log.ts';
import type { KnownSecret } from '../../../main/lab/recorder/recognise.ts';
import { createRecorder, type Recorder } from '../../../main/lab/recorder/recorder.ts';
import type { Credential } from '../../../main/recording/credential.ts';
import type { Happening } from '../../../main/recording/entry.ts';
import { standingClock } from '../../support/clock.ts';

/** Values as they are issued: long and random. */
export const sessionId = 'Zk3vQ0d8mYx2LpWcR7TnB5uJhEaSf1Gi';
export const refreshToken = 'qF8rXw-3nUeYc_Tz6LdKpA1vMbHs9JoG';
export const clientSecret = 'super-secret-secret-of-the-store';

/** A recorder that has read `happenings`. */
export function recorded(happenings: readonly Happening<string>[], known: readonly KnownSecret[] = []): Recorder {
  const log = createLog(standingClock());
  const recorder = createRecorder(log, known);
  for (const happening of happenings) log.append(happening);
  return recorder;
}

/** Everything that would leave the lab, as it would travel. */
export const presentedText = ({ presented, credentials }: Recorder): string =>
  JSON.stringify([presented, [...credentials.all]]);

/** The credential with this value. Throws where there is none: the test is about it. */
export function credentialOf({ credentials }: Recorder, value: string): Credential {
  const found = credentials.find(value);
  if (!found) throw new Error('Nobody has recognised that value.');
  return found;
}
