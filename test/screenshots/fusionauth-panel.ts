import { join } from 'node:path';
import { chromium } from 'playwright';
import type { LabState } from '../../main/lab/api/protocol.ts';
import { findBrowser } from '../../main/shells/chromium/index.ts';
import { changes, inUse } from '../dashboard/fixture/changes.ts';
import { startFixtureLab } from '../dashboard/fixture/lab-server.ts';
import { greetingOf, scene } from '../dashboard/fixture/scenes.ts';

const none = { state: 'none' } as const;
const now = Date.now();
const realTime: Partial<LabState> = {
  fusionauth: inUse(none, { kind: 'container' }),
  clock: {
    now,
    offset: 0,
    runStartedAt: now - 4_000,
    isMovable: false,
    waiting: { lifetime: 'refresh token', until: now + 41_000 },
  },
  lifetimes: { session: 12_000, JWT: 12_000, 'refresh token': 60_000 },
};

/** Every state of the panel, most of which no machine is in for long. */
const states: Readonly<Record<string, Partial<LabState>>> = {
  idle: {},
  busy: { runner: 'running' },
  'no-containers': {
    fusionauth: inUse(none, {
      noContainers:
        'This packaged app comes without what drives Docker. For the real FusionAuth, start the lab from its source folder with `npm start`.',
    }),
  },
  looking: { fusionauth: inUse(changes.looking) },
  'images-missing': { fusionauth: inUse(changes.missing) },
  'images-missing-offline': { fusionauth: inUse(changes.missing, { offline: true }) },
  pulling: { fusionauth: inUse(changes.pulling) },
  kickstart: { fusionauth: inUse(changes.kickstart) },
  ready: { fusionauth: inUse(changes.ready), runner: 'paused' },
  failed: { fusionauth: inUse(changes['docker not running']) },
  'failed-log': { fusionauth: inUse(changes.died) },
  'in-docker': realTime,
};

const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 1100, height: 700, colorScheme: 'light' },
] as const;

/** Takes a picture of the panel in every state, of a lab that only plays it. */
export async function shootFusionAuthPanel(pages: string, folder: string): Promise<void> {
  const found = findBrowser();
  if (found.outcome === 'missing') throw new Error('There is no browser here.');
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    for (const [name, more] of Object.entries(states)) {
      const lab = await startFixtureLab({ pages, valueOf: () => undefined });
      lab.greet(greetingOf(scene(0.3, {}, more)));
      for (const { width, height, colorScheme } of looks) {
        const page = await browser.newPage({ viewport: { width, height }, colorScheme });
        await page.goto(lab.url);
        await page.getByRole('button', { name: /^FusionAuth \d/ }).click();
        const log = page.getByText('Show log');
        if (await log.isVisible()) await log.click();
        await page.screenshot({ path: join(folder, `fusionauth-${name}-${width}-${colorScheme}.png`) });
        await page.close();
      }
      await lab.close();
    }
  } finally {
    await browser.close();
  }
}
