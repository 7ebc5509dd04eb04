import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { Lab } from '../lab/lab.ts';
import { reportSoFar } from '../lab/report-so-far.ts';

/** Asks where to, and writes the report of the run so far. */
export async function saveReport(lab: Lab): Promise<void> {
  const defaultPath = join(app.getPath('downloads'), `loginscope-${lab.experiment.world.workflow.id}.json`);
  const filters = [{ name: 'JSON', extensions: ['json'] }];
  const { canceled, filePath } = await dialog.showSaveDialog({ title: 'Save Report', defaultPath, filters });
  if (!canceled) await writeFile(filePath, reportSoFar(lab));
}
