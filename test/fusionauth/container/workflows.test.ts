import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../main/cli/pages.ts';
import { type FusionAuthSource, fusionAuthSource } from '../../../main/fusionauth/choose.ts';
import { type OpenLab, openLab } from '../../../main/lab/open-lab.ts';
import { findBrowser, launchChromium } from '../../../main/shells/chromium/index.ts';
import type { Shell } from '../../../main/shells/port.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { provisioning } from '../../support/lab.ts';
import { engineHere, leftBy, standInsHere } from './here.ts';
import { standIns } from './images/stand-ins.ts';

/** Ten minutes of mostly waiting are nothing for every day. */
const isLong = process.env.LOGINSCOPE_LONG === '1';
const whyNot = isLong ? '' : ' (skipped: minutes of waiting; LOGINSCOPE_LONG=1 runs it)';

/**
 * Workflows in a real browser on the stand-in. Where time is real, what has a refresh token waits for two to three minutes; every day
 * one without goes through to its end, and of the others what needs no waiting. All of them:
 * LOGINSCOPE_POSTGRES_IMAGE=loginscope/stand-in-postgres LOGINSCOPE_FUSIONAUTH_IMAGE=loginscope/stand-in-fusionauth \
 *   npm run lab -- run --all --fusionauth container --offline
 */
describe.skipIf(!engineHere.isThere)(`workflows on a FusionAuth in containers${engineHere.why}`, () => {
  let shell: Shell;
  let source: FusionAuthSource;
  let open: OpenLab;

  beforeAll(async () => {
    await standInsHere();
    process.env.LOGINSCOPE_POSTGRES_IMAGE = standIns.postgres.name;
    process.env.LOGINSCOPE_FUSIONAUTH_IMAGE = standIns.fusionauth.name;
    const found = findBrowser();
    if (found.outcome === 'missing') throw new Error(`No browser was found. Looked at ${found.looked.join(', ')}.`);
    shell = await launchChromium({ ...found, headed: false });
    source = fusionAuthSource({ fusionauth: 'container', offline: true }, () => undefined);
    const pages = await ensurePages(() => undefined);
    open = await openLab({ shell, port: 0, startFusionAuth: source.start, provisioning, pages });
  }, 180_000);
  afterAll(async () => {
    await open?.close();
    await source?.end();
    await shell?.close();
    expect(await leftBy()).toEqual([]);
  });

  const run = async (id: string, scenarioId: string) => {
    const workflow = catalogue.find((one) => one.id === id);
    const scenario = workflow?.scenarios.find((one) => one.id === scenarioId);
    if (!workflow || !scenario) throw new Error(`The catalogue has no ${id} (${scenarioId}).`);
    const { runner, world } = await open.lab.begin(workflow, scenario);
    const result = await runner?.run();
    const failed = [...world.judge.judgements.values()].flatMap(({ differences }) => differences);
    return { result, failed };
  };

  const isolated = catalogue.filter(({ scenarios }) => scenarios.some(({ id }) => id === 'isolated'));

  it.each(isolated.map(({ id }) => id))('%s, in two browsers', async (id) => {
    expect(await run(id, 'isolated')).toMatchObject({ result: { verdict: 'passed' }, failed: [] });
  });

  it('a whole article, waiting for every life to end', async () => {
    const whole = await run('spa-oauth-implicit-grant-jwts-cookies', 'article');
    expect(whole).toMatchObject({ result: { verdict: 'passed' }, failed: [] });
  }, 120_000);

  const withRefreshToken = catalogue.slice(0, 5).filter(({ id }) => !id.includes('implicit'));
  it.skipIf(!isLong).each(withRefreshToken.map(({ id }) => id))(
    `%s, as the article draws it${whyNot}`,
    async (id) => {
      expect(await run(id, 'article')).toMatchObject({ result: { verdict: 'passed' }, failed: [] });
    },
    300_000,
  );
});
