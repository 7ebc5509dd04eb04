import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../scenarios/catalogue.ts';
import { flatten, numberScenario } from '../../scenarios/numbering.ts';

const scenarios = catalogue.flatMap((workflow) =>
  workflow.scenarios.map((scenario) => ({ name: `${workflow.id} / ${scenario.id}`, workflow, scenario })),
);
const repeated = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);

describe('the catalogue', () => {
  it('names every workflow once, and every scenario once within its workflow', () => {
    expect(repeated(catalogue.map(({ id }) => id))).toEqual([]);
    for (const { scenarios: own } of catalogue) expect(repeated(own.map(({ id }) => id))).toEqual([]);
  });

  it.each(catalogue)(
    '$id: its article scenario has as many arrows as its article',
    ({ scenarios: [article], arrows }) => {
      const numbers = numberScenario(article)
        .flatMap(flatten)
        .flatMap((step) => step.arrows);
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: arrows }, (_, at) => at + 1));
    },
  );

  it.each(catalogue)('$id is named after its application and the page it comes from', ({ id, point, source }) => {
    expect(source).toMatch(
      /^https:\/\/fusionauth\.io\/articles\/login-authentication-workflows\/(spa|webapp|mobile)\//,
    );
    expect(id).toBe(`${point.application}-${source.split('/').at(-1)}`);
  });
});

describe.each(scenarios)('$name', ({ scenario }) => {
  const steps = numberScenario(scenario).flatMap(flatten);

  it('gives every step an id of its own', () => {
    expect(repeated(steps.map(({ id }) => id))).toEqual([]);
  });

  it('begins with a person who opens the Store', () => {
    const [first] = scenario.phases[0]?.steps ?? [];
    expect(first?.kind === 'message' && first.action).toEqual({ do: 'open', site: 'store' });
  });

  it('says why it needs its profile mode, in a sentence', () => {
    expect(scenario.profileReason).toMatch(/^[A-Z].*\.$/);
  });
});

it('scenarios import nothing of main/ and nothing of renderer/', async () => {
  const folder = join(import.meta.dirname, '..', '..', 'scenarios');
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const imports = [...(await readFile(join(folder, file), 'utf8')).matchAll(/from '([^']+)'/g)].map(
      ([, from]) => from,
    );
    const depth = file.split(/[\\/]/).length - 1;
    for (const from of imports) {
      expect(from, file).toMatch(/^\.{1,2}\//);
      // One `..` more than the file is deep would lead out of scenarios/.
      expect((from?.match(/\.\.\//g) ?? []).length, `${file} imports ${from}`).toBeLessThanOrEqual(depth);
    }
  }
});
