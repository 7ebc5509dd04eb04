import { Command, CommanderError } from 'commander';
import { workByHand } from './cli/by-hand.ts';
import { USUAL_PORT } from './cli/lab-in-windows.ts';
import { addFusionAuthOptions, portOption } from './cli/options.ts';
import { runWorkflows } from './cli/run.ts';
import { hasScreen } from './cli/screen.ts';
import { enter } from './cli/way-in.ts';
import type { FusionAuthChoice } from './fusionauth/choose.ts';

// `npm start`: the lab in windows of the browser that is installed; without a screen, every workflow once, headless.
await enter(async (ending) => {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const command = addFusionAuthOptions(new Command('npm start --'))
    .description('Opens the lab: dashboard, Store and Forums.')
    .addOption(portOption(USUAL_PORT))
    .option('--browser <path>', 'the Chrome, Edge or Chromium to use')
    .exitOverride();
  try {
    command.parse();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  const { port, ...which } = command.opts<FusionAuthChoice & { port: number; browser?: string }>();
  if (!hasScreen(process.platform, process.env)) {
    tell('There is no screen here (DISPLAY is not set), so every workflow is run once without windows.');
    return runWorkflows({ ids: [], all: true, headed: false, ...which }, ending);
  }
  await workByHand({ port, ...which }, ending, tell);
  return 0;
});
