import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ensurePages } from '../../../main/cli/pages.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { start } from '../../cli/command-line.ts';
import { engineHere, leftBy, standInsHere } from './here.ts';
import { standIns } from './images/stand-ins.ts';

/** Time is real here: nearly all of a run is waiting for lives to end, so many can wait at once. */
const SIDE_BY_SIDE = 8;

const reportSchema = z.object({
  fusionauth: z.object({ kind: z.string() }),
  runs: z.array(
    z.object({
      workflow: z.string(),
      scenario: z.string(),
      verdict: z.string(),
      phases: z.array(z.object({ steps: z.array(z.object({ differences: z.array(z.string()).optional() })) })),
    }),
  ),
});

describe.skipIf(!engineHere.isThere)(`the command line with --fusionauth container${engineHere.why}`, () => {
  beforeAll(async () => {
    await standInsHere();
    await ensurePages(() => undefined);
    process.env.LOGINSCOPE_POSTGRES_IMAGE = standIns.postgres.name;
    process.env.LOGINSCOPE_FUSIONAUTH_IMAGE = standIns.fusionauth.name;
  }, 180_000);

  it('runs every scenario of every workflow on the stand-in, and leaves nothing behind', async () => {
    const chosen = ['--all', '--fusionauth', 'container', '--offline', '--side-by-side', String(SIDE_BY_SIDE)];
    const running = start('run', ...chosen, '--json', '-');
    const { code, out, err } = await running.ended;
    const { fusionauth, runs } = reportSchema.parse(JSON.parse(out || `{"says":${JSON.stringify(err.slice(-2000))}}`));
    const outcomes = runs.map(({ workflow, scenario, verdict, phases }) => ({
      run: `${workflow} (${scenario})`,
      verdict,
      differences: phases.flatMap(({ steps }) => steps.flatMap(({ differences = [] }) => differences)),
    }));
    expect(outcomes.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(outcomes.map(({ run }) => run)).toEqual(
      catalogue.flatMap(({ id, scenarios }) => scenarios.map((scenario) => `${id} (${scenario.id})`)),
    );
    expect({ code, kind: fusionauth.kind }).toEqual({ code: 0, kind: 'container' });
    expect(await leftBy(running.process.pid)).toEqual([]);
  }, 1_200_000);
});
