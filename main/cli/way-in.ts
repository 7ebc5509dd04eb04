import { createEnding, type Ending } from './ending.ts';

/**
 * Runs a way in to its end: whatever happens, everything that was started is ended, and a person reads a sentence.
 * `work` resolves with the exit code.
 */
export async function enter(work: (ending: Ending) => Promise<number>): Promise<never> {
  const ending = createEnding();
  const complain = (error: unknown) => {
    process.stderr.write(`${sayError(error)}\n`);
    return 2;
  };
  // A fault nobody expected must not leave a browser behind.
  const crashed = new Promise<number>((resolve) => {
    process.once('uncaughtException', (error) => resolve(complain(error)));
    process.once('unhandledRejection', (error) => resolve(complain(error)));
  });
  const code = await Promise.race([work(ending).catch(complain), ending.asked, crashed]);
  await ending.now();
  process.exit(code);
}

function sayError(error: unknown): string {
  if (!(error instanceof Error)) return `The lab could not go on: ${String(error)}`;
  if (process.env.LOGINSCOPE_DEBUG) return error.stack ?? error.message;
  return error.name === 'Error' || error.name === 'TypeError'
    ? `The lab could not go on: ${error.message}\nThis is a fault of the lab. Set LOGINSCOPE_DEBUG=1 to see where, and report it.`
    : error.message;
}
