import type { RunVerdict } from '../../recording/entry.ts';
import type { Recording } from '../../recording/recording.ts';
import type { World } from '../world/world.ts';

/** What was recorded in `world`, to keep when the world is gone. */
export function recordingOf(
  world: World,
  { verdict, reason }: { readonly verdict: RunVerdict; readonly reason?: string },
): Recording {
  const { workflow, scenario, recorder, startedAt, fusionauth } = world;
  return {
    workflow: workflow.id,
    scenario: scenario.id,
    verdict,
    ...(reason ? { reason } : {}),
    fusionauth: { kind: fusionauth.kind, version: fusionauth.version },
    durationMs: realDuration(world),
    startedAt,
    entries: recorder.presented.map(({ entry }) => entry),
    credentials: [...recorder.credentials.all],
    sightings: recorder.presented.flatMap(({ sightings }) => sightings),
  };
}

/** Real milliseconds until the run ended, or until now: over which the lab's clock has jumped is no time that passed. */
function realDuration({ log, clock, startedAt }: World): number {
  const ended = log.entries.findLastIndex(({ type }) => type === 'run ended');
  const until = ended < 0 ? log.entries : log.entries.slice(0, ended);
  const jumped = until.reduce((sum, entry) => (entry.type === 'clock' ? sum + entry.byMs : sum), 0);
  return (log.entries[ended]?.at ?? clock.now()) - startedAt - jumped;
}

/** What has been recorded in `world` so far. A run that has not ended has no verdict yet. */
export function recordingSoFar(world: World): Recording {
  const ended = world.log.entries.findLast(({ type }) => type === 'run ended');
  return recordingOf(world, ended?.type === 'run ended' ? ended : { verdict: 'stopped', reason: 'It has not ended.' });
}
