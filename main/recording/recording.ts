import type { Credential, MaskedText, Sighting } from './credential.ts';
import type { Entry, RunVerdict } from './entry.ts';

/** Everything that was recorded of one run, masked: what reports and comparisons are computed from. */
export interface Recording {
  readonly workflow: string;
  readonly scenario: string;
  readonly verdict: RunVerdict;
  /** Why it could not be run. */
  readonly reason?: string;
  /** Which FusionAuth it ran on; absent when it could not even begin. */
  readonly fusionauth?: { readonly kind: 'embedded' | 'container'; readonly version: string };
  /** Real milliseconds. */
  readonly durationMs: number;
  /** Epoch milliseconds on the lab's clock at which it began. */
  readonly startedAt: number;
  readonly entries: readonly Entry<MaskedText>[];
  readonly credentials: readonly Credential[];
  readonly sightings: readonly Sighting[];
}
