import { join } from 'node:path';
import { app, dialog, Menu, screen } from 'electron';
import type { Ending } from '../cli/ending.ts';
import { labInWindows } from '../cli/lab-in-windows.ts';
import type { OpenLab } from '../lab/open-lab.ts';
import { openElectron } from '../shells/electron/index.ts';
import { menuTemplate } from './menu.ts';
import { readPlaces, writePlaces } from './places.ts';
import { saveReport } from './save-report.ts';
import { readStartOptions } from './start-options.ts';

/** Beside out/main, where this runs from; in a package, inside the ASAR. */
const pages = join(import.meta.dirname, '..', 'renderer');
const icon = join(import.meta.dirname, 'icon.png');

/** Shows what went wrong, in a sentence. */
function complain(error: unknown): void {
  dialog.showErrorBox('Loginscope', error instanceof Error ? error.message : String(error));
}

/** Opens the lab in windows of the desktop app. Returns when the dashboard is closed or somebody asks the app to quit. */
export async function openDesktop(ending: Ending): Promise<number> {
  process.once('uncaughtException', complain);
  const quit = new Promise<void>((resolve) => {
    app.on('before-quit', (event) => {
      // Everything that was started is ended first; then the way in exits.
      event.preventDefault();
      resolve();
    });
  });
  // By itself Electron would quit when the last window is closed. Here that is the dashboard's doing.
  app.on('window-all-closed', () => undefined);
  try {
    await app.whenReady();
    await Promise.race([openWindows(ending), quit, ending.asked]);
  } catch (error) {
    complain(error);
    throw error;
  }
  return 0;
}

/** Returns when the dashboard is closed. */
async function openWindows(ending: Ending): Promise<void> {
  const file = join(app.getPath('userData'), 'windows.json');
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const places = await readPlaces(file, screen.getPrimaryDisplay().workArea, displays);
  let lab: OpenLab | undefined;
  let labPort: number | undefined;
  const shell = await openElectron({
    port: () => labPort,
    icon,
    onPlaced(window, bounds) {
      const site = lab?.lab.state.windows.find((one) => one.window === window)?.site;
      if (window === dashboard?.id) places.dashboard = bounds;
      else if (site) places[site] = bounds;
    },
  });
  ending.undo(() => shell.close());
  const profile = await shell.newProfile('own');
  const dashboard = await profile.openWindow({ bounds: places.dashboard });
  app.on('second-instance', () => void dashboard.focus());
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  const { port, ...choice } = readStartOptions(process.env);
  const onListening = (at: number) => {
    labPort = at;
  };
  const where = { shell, dashboard, pages, port, choice, bounds: places, onListening };
  const opened = await labInWindows(where, ending, tell);
  lab = opened;
  ending.undo(() => writePlaces(file, places));

  const attempt = (work: Promise<unknown>) => void work.catch(complain);
  const template = menuTemplate(process.platform, {
    newRun: () => attempt(opened.obedience.obey({ do: 'reset' })),
    show: (site) => attempt(opened.obedience.obey({ do: 'open window', site })),
    showDashboard: () => attempt(dashboard.focus()),
    saveReport: () => attempt(saveReport(opened.lab)),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  await dashboard.closed;
}
