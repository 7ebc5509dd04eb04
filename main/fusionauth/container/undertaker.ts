import { setTimeout as pause } from 'node:timers/promises';

// A process of its own that outlives the lab by a moment: `node undertaker.ts GROUP`, with a pipe from the lab as standard input.
// A pipe closes whatever way its writer ends, so a lab that was killed leaves nothing behind either. "done" says there is nothing to do.

/** The engine may still be making what the lab asked for last; it is looked again for so long, in milliseconds. */
const QUIET_MS = 3000;

const [, , group] = process.argv;
let said = '';
process.stdin.on('data', (chunk: Buffer) => {
  said += chunk.toString();
});
// The lab's Ctrl-C reaches the whole foreground group; this one ends when the lab has.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
await new Promise<void>((resolve) => {
  for (const end of ['end', 'close', 'error']) process.stdin.once(end, () => resolve());
});
if (group !== undefined && !said.includes('done')) {
  // Loaded now, because it has nothing to do most of the time.
  const { findEngine } = await import('./engine.ts');
  const { removeGroup } = await import('./sweep.ts');
  const { docker } = await findEngine();
  await removeGroup(docker, group);
  await pause(QUIET_MS);
  await removeGroup(docker, group);
}
process.exit(0);
