import type { Chip } from '../../../main/recording/credential.ts';
import type { Recording } from '../model/recording.ts';

/** The credentials that stood in one log entry. */
export function chipsIn(seq: number, { credentials }: Recording): readonly Chip[] {
  return (credentials.bySeq.get(seq) ?? []).map((credential) => ({
    credential,
    shown: credentials.known.get(credential)?.credential.shown ?? '',
  }));
}
