import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensurePages } from '../main/cli/pages.ts';

// `npm test`: types, lint, then every test there is. The last line counts them.

const root = join(import.meta.dirname, '..');

/** A tool's own script, started with the Node that runs this, on every platform alike. */
function tool(
  name: string,
  bin: string,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  const script = join(root, 'node_modules', name, bin);
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  success: z.boolean(),
});

/** Checks that are one test each: they pass or they fail. */
const checks = [
  { name: 'types', run: () => tool('typescript', 'bin/tsc', ['-p', 'tsconfig.json']) },
  { name: 'lint', run: () => tool('@biomejs/biome', 'bin/biome', ['check', '--error-on-warnings', '.']) },
  { name: 'unused code and dependencies', run: () => tool('knip', 'bin/knip.js') },
];

let passed = 0;
let failed = 0;
for (const { name, run } of checks) {
  const ok = (await run()) === 0;
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`);
  if (ok) passed += 1;
  else failed += 1;
}

await ensurePages((line) => process.stdout.write(`${line}\n`));
const folder = await mkdtemp(join(tmpdir(), 'loginscope-test-'));
const file = join(folder, 'report.json');
// Whatever a test leaves in the system's temporary folder, it leaves in here.
const scratch = { TMPDIR: folder, TEMP: folder, TMP: folder };
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
await tool('vitest', 'vitest.mjs', ['run', ...reporters, ...process.argv.slice(2)], scratch);
const counted = report.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => 'null')));
await rm(folder, { recursive: true, force: true });
if (!counted.success) {
  process.stdout.write('Vitest left no report: its run counts as one failure.\n');
  failed += 1;
}
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  numTodoTests = 0,
  success = false,
} = counted.data ?? {};
passed += numPassedTests;
// A test file that could not even be loaded fails without counting any test.
failed += numFailedTests + (counted.success && !success && numFailedTests === 0 ? 1 : 0);
process.stdout.write(`${passed} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped\n`);
process.exit(failed > 0 ? 1 : 0);
