import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Command, LabState } from '../../main/lab/api/protocol.ts';
import type { FixtureLab } from './fixture/lab-server.ts';
import { dashboardForEachTest } from './fixture/open-dashboard.ts';
import { scene, workflows } from './fixture/scenes.ts';

const openDashboard = dashboardForEachTest();
let lab: FixtureLab;
let page: Page;
let complaints: readonly string[];

/** As many as the catalogue has. */
const all = workflows.length;

const passed = (count: number): LabState['recorded'] =>
  workflows.slice(0, count).map(({ id }) => ({ workflow: id, verdict: 'passed' }));

/** The comparison page of a lab that has recorded the first `count` workflows, and records when it is told to. */
async function open(count: number, more: Partial<LabState> = {}): Promise<void> {
  const shown = scene(1, {}, { recorded: passed(count), runner: 'ended', ...more });
  let { state } = shown;
  const tell = (change: Partial<LabState>) => {
    state = { ...state, ...change };
    lab.send({ type: 'state', state });
  };
  const options = {
    compared: (ids: readonly string[]) => workflows.filter(({ id }) => ids.includes(id)),
    onCommand: (command: Command) => {
      if (command.do === 'record') tell({ toRecord: command.workflows, runner: 'running' });
      if (command.do === 'pause') tell({ toRecord: state.toRecord.slice(0, 1) });
    },
  };
  ({ lab, page, complaints } = await openDashboard(shown, { viewport: { width: 1440, height: 900 }, lab: options }));
  page.setDefaultTimeout(8_000);
  await page.getByRole('link', { name: 'Compare' }).click();
}

/** One more workflow has been run, and `toRecord` are left. */
function recordedUpTo(count: number, toRecord: readonly string[]): void {
  const { state } = scene(
    1,
    {},
    { recorded: passed(count), toRecord, runner: toRecord.length > 0 ? 'running' : 'ended' },
  );
  lab.send({ type: 'state', state });
}

const table = () => page.getByRole('table', { name: /Properties of the chosen workflows/ });
const heads = () => table().getByRole('columnheader');
const row = (title: string) => table().getByRole('row', { name: title });

describe('the comparison', () => {
  it('is reached by its link and by C, kept over a reload, and left with Back', async () => {
    await open(5);
    await table().waitFor();
    expect(page.url()).toMatch(/#\/compare$/);
    await page.reload();
    await table().waitFor();
    await page.keyboard.press('c');
    await page.locator('[data-message-row]').first().waitFor();
    expect(page.url()).toMatch(/#\/$/);
    await page.goBack();
    await table().waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows workflows as columns and properties as rows, and says what deviates in more than colour', async () => {
    await open(5);
    await expect.poll(() => heads().count()).toBe(6);
    expect(await heads().nth(4).textContent()).toContain('own form, to FusionAuth, same domain');
    const odd = row('Who received the password').getByRole('button', { name: /^not as most others: Store, Forums/ });
    expect(await odd.textContent()).toContain('≠');
    expect(await row('Who received the password').locator('[data-deviates]').count()).toBe(1);

    await page.getByLabel('Only rows that differ').check();
    await expect.poll(() => row('Verdict').count()).toBe(0);
    expect(await row('Who received the password').count()).toBe(1);
  });

  it('chooses columns by ticking, by preset, and remembers them in the address', async () => {
    await open(all);
    await page.getByRole('button', { name: `All ${all}` }).click();
    await expect.poll(() => heads().count()).toBe(all + 1);
    await page.getByRole('button', { name: 'None', exact: true }).click();
    await page.getByText('Tick two or more workflows on the left.').waitFor();
    const boxes = page.getByRole('checkbox', { name: /own form, to backend/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await expect.poll(() => heads().count()).toBe(3);
    await page.reload();
    await expect.poll(() => heads().count()).toBe(3);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
  });

  it('opens the evidence of a cell in place, and says why nothing was observed', async () => {
    await open(5);
    await row('Who received the password').getByRole('button').first().click();
    const evidence = page.getByRole('region', { name: /^What shows it: Who received the password, workflow 1/ });
    await evidence.getByText('Browser → FusionAuth: POST /oauth2/authorize, 302').waitFor();
    expect(await evidence.textContent()).toContain('sends password 1 •••• (request body)');
    expect(await evidence.textContent()).toContain('The same in 2, 4–5.');
    await page.keyboard.press('Escape');
    await expect.poll(() => evidence.count()).toBe(0);
    await row('Cookie with the session').getByRole('button', { name: 'not observed' }).last().click();
    await page.getByText('Not observed. No cookie held a session.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is walked with the arrow keys from its one stop for Tab', async () => {
    await open(5);
    await table().waitFor();
    expect(await table().locator('[data-cell][tabindex="0"]').count()).toBe(1);
    await table().locator('[data-cell][tabindex="0"]').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Home', 'End', 'ArrowLeft', 'Enter'])
      await page.keyboard.press(key);
    await page.getByRole('region', { name: /^What shows it: Where a JWT travelled, workflow 4/ }).waitFor();
    expect(await table().locator('[data-cell][tabindex="0"]').count()).toBe(1);
  });
});

describe('what has not been run', () => {
  it('is explained and run with one press, its progress shown, its columns kept in their places', async () => {
    await open(0);
    await page.getByText('None of these 5 has been run').waitFor();
    await page.keyboard.press('r');
    const five = workflows.slice(0, 5).map(({ id }) => id);
    await expect.poll(() => lab.commands).toEqual([{ do: 'record', workflows: five }]);
    await page.getByText(`Running: ${workflows[0]?.title}`).waitFor();

    recordedUpTo(2, five.slice(2));
    await expect.poll(() => heads().count()).toBe(6);
    expect(await heads().nth(3).textContent()).toContain('running');
    expect(await heads().nth(5).textContent()).toContain('waits its turn');
    await page.getByRole('button', { name: 'Stop after this one' }).click();
    await expect.poll(() => lab.commands.at(-1)).toEqual({ do: 'pause' });

    recordedUpTo(3, []);
    await page.getByText('2 of these 5 have not been run').waitFor();
    await page.getByRole('button', { name: 'Run them' }).click();
    await expect.poll(() => lab.commands.at(-1)).toEqual({ do: 'record', workflows: five.slice(3) });
    recordedUpTo(5, []);
    await page.getByRole('button', { name: 'Run again' }).waitFor();
    expect(await page.getByRole('checkbox', { name: /passed$/ }).count()).toBe(5);
  });

  it('cannot be run where nothing opens windows, and that is said', async () => {
    await open(0, { shell: null });
    await page.getByText('This lab opens no windows').waitFor();
    expect(await page.getByRole('button', { name: 'Run all 5' }).isDisabled()).toBe(true);
  });
});

describe('the ways out', () => {
  it('saves what is shown as Markdown', async () => {
    await open(5);
    await page.getByLabel('Only rows that differ').check();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as Markdown' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('loginscope-comparison.md');
    const text = await readFile(await saved.path(), 'utf8');
    expect(text).toContain('| Who received the password | FusionAuth[^1.');
    expect(text).not.toContain('| Verdict |');
    expect(complaints).toEqual([]);
  });

  it('prints without what is only for the screen; too many columns as a list of values', async () => {
    await open(all);
    await table().waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const isShown = (text: string) => page.getByText(text, { exact: true }).first().isVisible();
    expect(await isShown('Workflows to compare')).toBe(false);
    expect(await isShown('Print')).toBe(false);
    expect(await table().isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');

    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: `All ${all}` }).click();
    await expect.poll(() => heads().count()).toBe(all + 1);
    await page.emulateMedia({ media: 'print' });
    expect(await table().isVisible()).toBe(false);
    await page.locator('table').getByText('Store, Forums and FusionAuth').first().waitFor();
  });

  it('fits a window of 1100 by 700: the table scrolls, the page does not', async () => {
    await open(all);
    await page.setViewportSize({ width: 1100, height: 700 });
    await page.getByRole('button', { name: `All ${all}` }).click();
    await expect.poll(() => heads().count()).toBe(all + 1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    const last = row('Who received the password').getByRole('button').last();
    await last.click();
    const title = await row('Who received the password').getByRole('rowheader').boundingBox();
    const panel = await page.getByRole('region', { name: /^What shows it/ }).boundingBox();
    expect(title?.x).toBeGreaterThan(200);
    expect(panel && panel.x >= 200 && panel.x + panel.width <= 1100).toBe(true);
  });
});
