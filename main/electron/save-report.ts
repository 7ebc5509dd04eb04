import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { Lab } from '../lab/lab.ts';
import { recordingOf } from '../lab/recorder/recording-of.ts';
import { reportRun } from '../report/run-report.ts';

/** Asks where to, and writes the report of the run so far, masked: the same JSON as `npm run lab -- run --json`. */
export async function saveReport(lab: Lab): Promise<void> {
  const { world } = lab.experiment;
  const { shell } = lab.state;
  const { kind, version } = lab.state.fusionauth;
  const defaultPath = join(app.getPath('downloads'), `loginscope-${world.workflow.id}.json`);
  const filters = [{ name: 'JSON', extensions: ['json'] }];
  const { canceled, filePath } = await dialog.showSaveDialog({ title: 'Save Report', defaultPath, filters });
  if (canceled) return;
  const ended = world.recorder.presented.findLast(({ entry }) => entry.type === 'run ended')?.entry;
  const result = ended?.type === 'run ended' ? ended : { verdict: 'stopped' as const, reason: 'It has not ended.' };
  const startedAt = new Date(world.startedAt).toISOString();
  const runs = [reportRun(recordingOf(world, result, world.clock.now() - world.startedAt), world.scenario)];
  await writeFile(
    filePath,
    `${JSON.stringify({ version: 1, startedAt, fusionauth: { kind, version }, shell, runs }, null, 2)}\n`,
  );
}
