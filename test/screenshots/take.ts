import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openShell } from '../../main/cli/open-shell.ts';
import { ensurePages } from '../../main/cli/pages.ts';
import { fusionAuthSource } from '../../main/fusionauth/choose.ts';
import { readProvisioning } from '../../main/fusionauth/kickstart/provisioning.ts';
import type { Upstream } from '../../main/lab/front-door/message.ts';
import { openLab } from '../../main/lab/open-lab.ts';
import { goto } from '../../main/shells/cdp/goto.ts';
import type { ShellWindow } from '../../main/shells/port.ts';
import { catalogue } from '../../scenarios/catalogue.ts';
import { shootFusionAuthPanel } from './fusionauth-panel.ts';

// `npm run screenshots`: the README's picture, and one of every state of the dashboard, from the real thing.

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'screenshots');
const tell = (line: string) => process.stderr.write(`${line}\n`);
const image = z.object({ data: z.string() });

interface Look {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

const usual: Look = { width: 1440, height: 900, scheme: 'light' };
const looks: readonly Look[] = [usual, { ...usual, scheme: 'dark' }, { width: 1100, height: 700, scheme: 'light' }];

async function shoot(window: ShellWindow, name: string, wanted: readonly Look[] = looks): Promise<void> {
  // A page behind others paints no frames.
  await window.focus();
  for (const { width, height, scheme } of wanted) {
    await window.cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    await window.cdp.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
    // Two frames: one for the layout to follow, one for it to be painted.
    const expression =
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 250))))';
    await window.cdp.send('Runtime.evaluate', { expression, awaitPromise: true });
    const { data } = image.parse(await window.cdp.send('Page.captureScreenshot', { format: 'png' }));
    await writeFile(join(folder, `${name}-${width}-${scheme}.png`), Buffer.from(data, 'base64'));
  }
}

/** The Store forgets HttpOnly on the cookies of its login: what a failed run looks like. */
const withoutHttpOnly = (party: string, upstream: Upstream): Upstream =>
  party !== 'store'
    ? upstream
    : async (request) => {
        const response = await upstream(request);
        if (!request.target.startsWith('/callback')) return response;
        const headers = response.headers.map(([name, value]) => [name, value.replace('; HttpOnly', '')] as const);
        return { ...response, headers };
      };

const [workflow] = catalogue;
if (!workflow) throw new Error('The catalogue is empty.');
await mkdir(folder, { recursive: true });
const pages = await ensurePages(tell);
const shell = await openShell(false, tell);
const common = {
  shell,
  port: 0,
  fusionauth: fusionAuthSource({ fusionauth: 'embedded' }),
  provisioning: readProvisioning(),
  pages,
};
try {
  for (const broken of [false, true]) {
    const { obedience, lab, dashboardUrl, close } = await openLab({
      ...common,
      ...(broken ? { tamper: withoutHttpOnly } : {}),
    });
    const window = await (await shell.newProfile()).openWindow();
    await obedience.beginByHand(workflow.id);
    await goto(window, dashboardUrl);
    if (!broken) await shoot(window, 'at-rest');
    const { runner } = await lab.begin(workflow, workflow.scenarios[0]);
    for (let move = 0; move < 4; move += 1) await runner?.step();
    await shoot(window, broken ? 'failed-mid-run' : 'mid-run');
    await runner?.run();
    await shoot(window, broken ? 'failed' : 'finished');
    await close();
  }
} finally {
  await shell.close();
}
await shootFusionAuthPanel(pages, folder);
tell(`Screenshots are in ${folder}.`);
