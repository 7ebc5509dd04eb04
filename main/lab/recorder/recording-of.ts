import type { RunVerdict } from '../../recording/entry.ts';
import type { Recording } from '../../recording/recording.ts';
import type { World } from '../world/world.ts';

/** What was recorded in `world`, to keep when the world is gone. `durationMs` in real milliseconds. */
export function recordingOf(
  { workflow, scenario, recorder, startedAt }: World,
  { verdict, reason }: { readonly verdict: RunVerdict; readonly reason?: string },
  durationMs: number,
): Recording {
  return {
    workflow: workflow.id,
    scenario: scenario.id,
    verdict,
    ...(reason ? { reason } : {}),
    durationMs,
    startedAt,
    entries: recorder.presented.map(({ entry }) => entry),
    credentials: [...recorder.credentials.all],
    sightings: recorder.presented.flatMap(({ sightings }) => sightings),
  };
}
