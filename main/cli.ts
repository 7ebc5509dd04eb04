import { Command, CommanderError } from 'commander';
import { compareWorkflows } from './cli/compare.ts';
import { examine, sayFindings } from './cli/doctor.ts';
import { fusionAuthPort, sayNotImplemented, serveFusionAuth } from './cli/fusionauth.ts';
import { USUAL_PORT } from './cli/lab-in-windows.ts';
import { listWorkflows } from './cli/list.ts';
import { addFusionAuthOptions, portOption, sideBySideOption } from './cli/options.ts';
import { runWorkflows } from './cli/run.ts';
import { serveWorkflow } from './cli/serve.ts';
import { enter } from './cli/way-in.ts';
import type { FusionAuthChoice } from './fusionauth/choose.ts';

// `npm run lab -- ...` and `loginscope ...`
await enter(async (ending) => {
  let code = 0;
  const program = new Command('loginscope')
    .description('Runs login workflows for real and shows what each one does.')
    .exitOverride();

  program
    .command('list')
    .description('the workflows that can be run')
    .option('--json', 'for programs')
    .action(({ json }: { json?: true }) => {
      process.stdout.write(`${listWorkflows(json ?? false)}\n`);
    });

  addFusionAuthOptions(program.command('run [ids...]'))
    .description(
      'runs workflows in a real browser and judges every message; exit code 0: passed, 1: failed, 2: could not run',
    )
    .option('--all', 'every workflow of the catalogue')
    .option('--headed', 'with windows on the screen')
    .addOption(sideBySideOption)
    .option('--browser <path>', 'the Chrome, Edge or Chromium to use')
    .option('--json <file>', 'writes the report; - for standard output')
    .action(
      async (
        ids: string[],
        options: FusionAuthChoice & {
          all?: true;
          headed?: true;
          sideBySide?: number;
          browser?: string;
          json?: string;
        },
      ) => {
        if (ids.length === 0 && !options.all)
          return program.error('Name the workflows to run, or say --all. `list` shows them.');
        code = await runWorkflows(
          { ...options, ids, all: options.all ?? false, headed: options.headed ?? false },
          ending,
        );
      },
    );

  addFusionAuthOptions(program.command('compare [ids...]'))
    .description('runs workflows, all of them unless named, and lays side by side what was recorded')
    .option('--differing', 'only the properties in which they differ')
    .option('--browser <path>', 'the Chrome, Edge or Chromium to use')
    .option('--json <file>', 'writes the comparison for programs; - for standard output')
    .option('--markdown <file>', 'writes it as Markdown')
    .option('--html <file>', 'writes it as one page that needs nothing else')
    .action(
      async (
        ids: string[],
        options: FusionAuthChoice & {
          differing?: true;
          browser?: string;
          json?: string;
          markdown?: string;
          html?: string;
        },
      ) => {
        code = await compareWorkflows({ ...options, ids, differing: options.differing ?? false }, ending);
      },
    );

  addFusionAuthOptions(program.command('serve <id>'))
    .description('starts FusionAuth, Store and Forums for your own browser, curl or proxy; Ctrl-C ends it')
    .addOption(portOption(USUAL_PORT))
    .option('--json', 'prints one line of JSON')
    .action(async (id: string, options: FusionAuthChoice & { port: number; json?: true }) => {
      code = await serveWorkflow({ ...options, id, json: options.json ?? false }, ending);
    });

  program
    .command('fusionauth')
    .description('starts the embedded FusionAuth alone, for testing your own application; Ctrl-C ends it')
    .addOption(fusionAuthPort)
    .option('--kickstart <file>', "a file in FusionAuth's kickstart format; the lab's own without one")
    .action(async (options: { port: number; kickstart?: string }) => {
      code = await serveFusionAuth(options, ending);
    });

  program
    .command('doctor')
    .description('what is there, what is missing, and how to get it')
    .option('--fusionauth', 'what the embedded FusionAuth does not implement')
    .action(async ({ fusionauth }: { fusionauth?: true }) => {
      if (fusionauth) {
        process.stdout.write(`${sayNotImplemented()}\n`);
        return;
      }
      const findings = await examine();
      process.stdout.write(`${sayFindings(findings)}\n`);
      code = findings.some(({ there, needed }) => needed && !there) ? 1 : 0;
    });

  try {
    await program.parseAsync();
  } catch (error) {
    // commander has said what is wrong by itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return code;
});
