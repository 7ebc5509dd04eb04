import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';

/** Digits alone: nothing at all would be 0 to JavaScript, and 0 means any free port. */
const portNumber = z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(65_535));

/** `--port`, 0 for any free one. */
export function portOption(usual: number): Option {
  return new Option('--port <number>', 'the port to listen on; another one is taken if it is in use')
    .default(usual)
    .argParser((text) => {
      const parsed = portNumber.safeParse(text);
      if (!parsed.success) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
      return parsed.data;
    });
}

const count = z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(16));

/** `--side-by-side`, how many runs at the same time. */
export const sideBySideOption = new Option(
  '--side-by-side <number>',
  'how many scenarios run at the same time; each FusionAuth in Docker takes about 1 GB of memory',
).argParser((text) => {
  const parsed = count.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('That many is a whole number from 1 to 16.');
  return parsed.data;
});

/** `--fusionauth`, `--offline`, `--keep-fusionauth`: what FusionAuthChoice holds. */
export function addFusionAuthOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--fusionauth <which>', 'the built-in server, or the real FusionAuth in Docker')
        .choices(['embedded', 'container'])
        .default('embedded'),
    )
    .option('--offline', 'pulls no Docker image; one that is missing is named')
    .option('--keep-fusionauth', 'leaves the real FusionAuth running for the next launch, which finds it');
}
