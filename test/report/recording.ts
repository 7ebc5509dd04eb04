import { createRecorder } from '../../main/lab/recorder/recorder.ts';
import type { RunVerdict } from '../../main/recording/entry.ts';
import type { Recording } from '../../main/recording/recording.ts';
import { court } from '../lab/judge/story.ts';

/** What was recorded of a run of the small scenario that went as `story` plays it. */
export function recordingOf(
  verdict: RunVerdict,
  story: (bench: ReturnType<typeof court>) => void,
  reason?: string,
): Recording {
  const bench = court('script');
  const recorder = createRecorder(bench.log, []);
  story(bench);
  bench.judge.close();
  return {
    workflow: 'spa-small',
    scenario: 'small',
    verdict,
    ...(reason ? { reason } : {}),
    fusionauth: { kind: 'embedded', version: '1.69.0' },
    durationMs: 1234.5678,
    startedAt: 0,
    entries: recorder.presented.map(({ entry }) => entry),
    credentials: [...recorder.credentials.all],
    sightings: recorder.presented.flatMap(({ sightings }) => sightings),
  };
}
