import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

/** The arrows between the rooms (architecture.md, "Rooms"), asked of the linter itself on files made for it. */

/** A file of each room, at the depth at which the room has files. */
const rooms = {
  scenarios: 'scenarios/blocks/one.ts',
  recording: 'main/recording/one.ts',
  fusionauth: 'main/fusionauth/port.ts',
  embedded: 'main/fusionauth/embedded/oauth2/one.ts',
  sites: 'main/sites/http/one.ts',
  shells: 'main/shells/cdp/one.ts',
  attacks: 'main/attacks/one.ts',
  report: 'main/report/one.ts',
  lab: 'main/lab/runner/one.ts',
  'ways in': 'main/cli/one.ts',
  'the desktop app': 'main/electron/one.ts',
  renderer: 'renderer/dashboard/one.ts',
  test: 'test/support/one.ts',
} as const;
type Room = keyof typeof rooms;

const behindTheWaysIn = [
  'scenarios',
  'recording',
  'fusionauth',
  'sites',
  'shells',
  'attacks',
  'report',
  'lab',
] as const;

/** What each room may know besides itself. */
const mayKnow: Readonly<Record<Room, readonly Room[]>> = {
  scenarios: [],
  recording: ['scenarios'],
  fusionauth: ['scenarios', 'embedded'],
  embedded: [],
  sites: ['scenarios'],
  shells: ['scenarios', 'recording'],
  attacks: ['scenarios', 'recording'],
  report: ['scenarios', 'recording'],
  lab: ['scenarios', 'recording', 'fusionauth', 'sites', 'shells', 'attacks', 'report'],
  'ways in': [...behindTheWaysIn, 'embedded', 'the desktop app'],
  'the desktop app': [...behindTheWaysIn, 'embedded', 'ways in'],
  renderer: ['scenarios'],
  test: [...behindTheWaysIn, 'embedded', 'ways in', 'the desktop app', 'renderer'],
};

const root = join(import.meta.dirname, '..', '..');
const names = Object.keys(rooms) as Room[];

const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
const forbidden = pairs.filter(({ from, to }) => !mayKnow[from].includes(to));
const allowed = pairs.filter(({ from, to }) => mayKnow[from].includes(to));

/** The specifier by which a file of one room would import a file of another. */
function specifier(from: string, to: string): string {
  const path = relative(dirname(from), to).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
}

const fixtureOf = (from: Room, to: Room) => join(dirname(rooms[from]), `${from} knows ${to}.ts`).replaceAll('\\', '/');

const report = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

/** What the renderer may write about main/, and what it may not. */
const shapes = {
  'types only': "import type { One } from '../../main/lab/one.ts';\n\nexport type Two = One;\n",
  'types handed on': "export type { One } from '../../main/lab/one.ts';\n",
};
const code = {
  mixed: "import { type One, two } from '../../main/lab/one.ts';\n\nexport const three: One = two;\n",
  'effects alone': "import '../../main/lab/one.ts';\n",
  'handed on': "export { one } from '../../main/lab/one.ts';\n",
  'all handed on': "export * from '../../main/lab/one.ts';\n",
  later: "export const { one } = await import('../../main/lab/one.ts');\n",
};

let folder: string;
/** Rules broken, by file. */
const broken = new Map<string, string[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loginscope-lint-'));
  for (const name of ['biome.json', '.biome', '.gitignore'])
    await cp(join(root, name), join(folder, name), { recursive: true });
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const { from, to } of pairs) {
    await write(
      fixtureOf(from, to),
      `import { one } from '${specifier(rooms[from], rooms[to])}';\n\nexport const two = one;\n`,
    );
  }
  for (const [name, text] of Object.entries({ ...shapes, ...code })) await write(`renderer/dashboard/${name}.ts`, text);
  for (const { category, location } of await lint(folder)) {
    const file = location.path.replaceAll('\\', '/').replace(/^\.\//, '');
    broken.set(file, [...(broken.get(file) ?? []), category]);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function lint(cwd: string) {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin', 'biome');
  const child = spawn(process.execPath, [bin, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], { cwd });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return report.parse(JSON.parse(said)).diagnostics;
}

const importRules = ['lint/style/noRestrictedImports', 'plugin'];
const reported = (path: string) => (broken.get(path) ?? []).some((rule) => importRules.includes(rule));

describe('the linter', () => {
  it.each(forbidden)('does not let $from know $to', ({ from, to }) => {
    expect(broken.get(fixtureOf(from, to)) ?? []).not.toEqual([]);
    expect(reported(fixtureOf(from, to))).toBe(true);
  });

  it.each(allowed)('lets $from know $to', ({ from, to }) => {
    expect(broken.get(fixtureOf(from, to)) ?? []).toEqual([]);
  });

  it.each(Object.keys(shapes))('lets the renderer know types: %s', (name) => {
    expect(broken.get(`renderer/dashboard/${name}.ts`) ?? []).toEqual([]);
  });

  it.each(Object.keys(code))('lets the renderer know nothing that runs: %s', (name) => {
    expect(reported(`renderer/dashboard/${name}.ts`)).toBe(true);
  });
});
