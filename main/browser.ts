import { Command, CommanderError } from 'commander';
import { workByHand } from './cli/by-hand.ts';
import { USUAL_PORT } from './cli/lab-in-windows.ts';
import { addFusionAuthOptions, portOption } from './cli/options.ts';
import { runWorkflows } from './cli/run.ts';
import { hasScreen } from './cli/screen.ts';
import { enter } from './cli/way-in.ts';
import { startElectron } from './electron/start.ts';
import type { FusionAuthChoice } from './fusionauth/choose.ts';

interface Options extends FusionAuthChoice {
  readonly port: number;
  readonly electron: boolean;
  readonly browser?: string;
}

// `npm start`: the lab in the desktop app; where Electron cannot be had, in windows of the browser that is installed; without a
// screen, every workflow once, headless.
await enter(async (ending) => {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const command = addFusionAuthOptions(new Command('npm start --'))
    .description('Opens the lab: dashboard, Store and Forums.')
    .addOption(portOption(USUAL_PORT))
    .option('--browser <path>', 'windows of this Chrome, Edge or Chromium instead of the desktop app')
    .option('--no-electron', 'windows of the browser that is installed instead of the desktop app')
    .exitOverride();
  try {
    command.parse();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  const { port, electron, browser, ...choice } = command.opts<Options>();
  const which = browser ? { browser, ...choice } : choice;
  if (!hasScreen(process.platform, process.env)) {
    tell('There is no screen here (DISPLAY is not set), so every workflow is run once without windows.');
    return runWorkflows({ ids: [], all: true, headed: false, ...which }, ending);
  }
  if (electron && !browser && !process.env.LOGINSCOPE_BROWSER) {
    const started = await startElectron({ port, ...choice }, ending, tell);
    if (started.outcome === 'ended') return started.code;
    tell(`${started.why} The lab opens in windows of your browser instead.`);
  }
  return workByHand({ port, ...which }, ending, tell);
});
