import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { LabState } from '../../main/lab/api/protocol.ts';
import { changes, inUse } from './fixture/changes.ts';
import type { FixtureLab } from './fixture/lab-server.ts';
import { dashboardForEachTest } from './fixture/open-dashboard.ts';
import { scene } from './fixture/scenes.ts';

const openDashboard = dashboardForEachTest();
let lab: FixtureLab;
let page: Page;
let state: LabState;

const control = () => page.getByRole('button', { name: /^FusionAuth 1\.69\.0/ });
const panel = () => page.getByRole('dialog', { name: /^FusionAuth/ });
const button = (name: string) => panel().getByRole('button', { name, exact: true });

/** The dashboard of a lab in a state, its panel open. */
async function open(more: Partial<LabState>): Promise<void> {
  const shown = scene(0.3, {}, more);
  state = shown.state;
  ({ lab, page } = await openDashboard(shown, { viewport: { width: 1100, height: 700 } }));
  await control().click();
}

function become(more: Partial<LabState>): void {
  state = { ...state, ...more };
  lab.send({ type: 'state', state });
}

const real = { now: 0, offset: 0, runStartedAt: 0, isMovable: false, waiting: null };
const shortLives = { session: 12_000, JWT: 12_000, 'refresh token': 60_000 };

describe('the change of FusionAuth', () => {
  it('says which one is in use, and asks for the other one by the keyboard alone', async () => {
    await open({});
    expect(await control().textContent()).toContain('FusionAuth 1.69.0');
    expect(await control().textContent()).toContain('embedded');
    await panel().getByText('Nothing is downloaded before you say so').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => lab.commands).toEqual([{ do: 'use fusionauth', kind: 'container' }]);
  });

  it('closes with Escape, and gives the focus back', async () => {
    await open({});
    await page.keyboard.press('Escape');
    expect(await panel().isVisible()).toBe(false);
    expect(await control().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('names images that are missing with their size and command, and downloads them only when told to', async () => {
    await open({ fusionauth: inUse(changes.missing) });
    await panel().getByText('docker pull postgres:16.0-bookworm').waitFor();
    await panel().getByText('about 150 MB', { exact: true }).waitFor();
    await panel().getByText('about 500 MB in all').waitFor();
    await panel().getByText('Nothing has been downloaded').waitFor();
    expect(lab.commands).toEqual([]);
    await button('Download and start').click();
    await button('Look again').click();
    await expect
      .poll(() => lab.commands)
      .toEqual([
        { do: 'use fusionauth', kind: 'container', pull: true },
        { do: 'use fusionauth', kind: 'container', pull: false },
      ]);
  });

  it('with --offline offers no download, and says why', async () => {
    await open({ fusionauth: inUse(changes.missing, { offline: true }) });
    await panel().getByText('and pulls nothing: run the commands yourself').waitFor();
    expect(await button('Download and start').count()).toBe(0);
    await button('Look again').waitFor();
  });

  it('shows a pull percent by percent, also where the panel is closed, and can be cancelled', async () => {
    await open({ fusionauth: inUse(changes.pulling) });
    const bar = panel().getByRole('progressbar', { name: 'Download fusionauth/fusionauth-app:1.69.0' });
    expect(await bar.getAttribute('value')).toBe('43');
    await panel().getByText('43 % of 348 MB').waitFor();
    expect(await control().textContent()).toContain('43 %');
    const { progress } = changes.pulling;
    become({ fusionauth: inUse({ ...changes.pulling, progress: { ...progress, percent: 44 } }) });
    await expect.poll(() => bar.getAttribute('value')).toBe('44');
    await button('Cancel').click();
    await expect.poll(() => lab.commands).toEqual([{ do: 'cancel fusionauth' }]);
  });

  it('names the steps of a start, done, now and to come', async () => {
    await open({ fusionauth: inUse(changes.kickstart) });
    expect(await panel().getByRole('listitem').filter({ hasText: 'done' }).count()).toBe(2);
    const now = panel().locator('[aria-current=step]');
    expect(await now.textContent()).toContain('2 of 5 applications and users are there');
    await panel().getByText('stays in use until this one is ready').waitFor();
  });

  it('announces every step to a screen reader, and of a pull every quarter', async () => {
    await open({ fusionauth: inUse(changes.pulling) });
    const announced = page.getByRole('status').filter({ hasText: /ownloading|Docker|in use/ });
    expect(await announced.textContent()).toBe('Downloading fusionauth/fusionauth-app:1.69.0, 25 percent.');
    become({ fusionauth: inUse(changes.ready) });
    await expect.poll(() => announced.textContent()).toBe('FusionAuth 1.69.0 in Docker is ready.');
    become({ fusionauth: inUse({ state: 'none' }, { kind: 'container' }) });
    await expect.poll(() => announced.textContent()).toBe('FusionAuth 1.69.0, in Docker, is in use.');
  });

  it('tells a fault, what to do, and that nothing is lost; tries again, or shows the log', async () => {
    await open({ fusionauth: inUse(changes['docker not running']) });
    await panel().getByText('Docker does not answer at unix:///var/run/docker.sock.').waitFor();
    await panel().getByText('Start Docker Desktop').waitFor();
    await panel().getByText('The lab goes on with the embedded FusionAuth.').waitFor();
    expect(await panel().getByText('Show log').count()).toBe(0);
    await button('Try again').click();
    await expect.poll(() => lab.commands).toEqual([{ do: 'use fusionauth', kind: 'container' }]);
    become({ fusionauth: inUse(changes.died) });
    await panel().getByText('Show log').click();
    await panel().getByText('Unable to connect to the database').waitFor();
  });

  it('keeps a person at the keyboard in the panel when what had the focus is gone', async () => {
    await open({ fusionauth: inUse(changes.kickstart) });
    await button('Cancel').focus();
    become({ fusionauth: inUse(changes.cancelling) });
    await panel().getByText('Ending what was started').waitFor();
    await expect.poll(() => panel().evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });

  it('waits for what was begun meanwhile, and says so', async () => {
    await open({ runner: 'running', fusionauth: inUse(changes.ready) });
    await panel().getByText('is not taken away').waitFor();
    expect(await button('Begin afresh on it').isDisabled()).toBe(true);
    become({ runner: 'ended' });
    await button('Begin afresh on it').click();
    await expect.poll(() => lab.commands).toEqual([{ do: 'use fusionauth', kind: 'container' }]);
  });

  it('is not offered during a run, nor where there are no containers', async () => {
    await open({ runner: 'running' });
    expect(await button('Use').isDisabled()).toBe(true);
    await panel().getByText('Pause or reset it to change').waitFor();
    become({ runner: 'idle', fusionauth: inUse({ state: 'none' }, { noContainers: 'No containers in here.' }) });
    await panel().getByText('No containers in here.').waitFor();
    expect(await button('Use').count()).toBe(0);
  });

  it('fits a window of 1100 by 700', async () => {
    await open({ fusionauth: inUse(changes.missing) });
    const box = await panel().boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1100);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(700);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  });
});

describe('where time is real', () => {
  it('offers no move of the clock but says why, and waits for a life when asked', async () => {
    await open({
      fusionauth: inUse({ state: 'none' }, { kind: 'container' }),
      clock: real,
      lifetimes: shortLives,
    });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Real time/ }).click();
    await page.getByText('This clock cannot be moved: FusionAuth in Docker lives on the machine').waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'Wait for the session to end (12 s)',
      'Wait for the refresh token to end (1 min)',
    ]);
    await page.getByRole('menuitem', { name: 'Wait for the session' }).click();
    await expect.poll(() => lab.commands).toEqual([{ do: 'move clock past', lifetime: 'session' }]);
  });

  it('shows what is waited for and how long still', async () => {
    await open({ runner: 'running', clock: { ...real, waiting: { lifetime: 'refresh token', until: 41_000 } } });
    const wait = page.getByRole('timer');
    await expect.poll(() => wait.textContent()).toMatch(/^Waiting (41|40|39) s for the refresh token to end/);
    become({ clock: real });
    await expect.poll(() => wait.count()).toBe(0);
  });
});
