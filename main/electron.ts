import { app } from 'electron';
import { enter } from './cli/way-in.ts';
import { openDesktop } from './electron/desktop.ts';
import { setSwitches } from './shells/electron/index.ts';

// The desktop app. Electron is ready only when this module has been evaluated, so nothing is awaited here.
app.setName('Loginscope');
// For the task bar of Windows: the appId of electron-builder.config.ts.
if (process.platform === 'win32') app.setAppUserModelId('io.github.loginscope');
setSwitches();
if (app.requestSingleInstanceLock()) void enter(openDesktop);
else {
  process.stderr.write(
    'The lab is open already: its window comes to the front. Quit it first to start it with other options.\n',
  );
  app.exit(0);
}
