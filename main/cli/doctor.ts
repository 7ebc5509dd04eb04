import { createServer } from 'node:net';
import { findElectron } from '../electron/binary.ts';
import { findBrowser } from '../shells/chromium/index.ts';
import { examineDocker } from './doctor-docker.ts';
import type { Finding } from './doctor-finding.ts';
import { USUAL_PORT } from './lab-in-windows.ts';
import { hasScreen } from './screen.ts';

/** Looks at everything the lab may use. Changes nothing, and asks nobody but this machine. */
export async function examine(): Promise<readonly Finding[]> {
  return [node(), browser(), screen(), await port(), await electron(), ...(await examineDocker(process.env))];
}

/** The findings for people. */
export function sayFindings(findings: readonly Finding[]): string {
  return findings
    .map(({ what, there, says, fix, needed }) => {
      const mark = there ? '✓' : needed ? '✗' : '–';
      return `${mark} ${what.padEnd(9)} ${says}${fix ? `\n            ${fix}` : ''}`;
    })
    .join('\n');
}

function node(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const there = major >= 24;
  return {
    what: 'Node',
    there,
    says: `${process.version} at ${process.execPath}`,
    needed: true,
    ...(there
      ? {}
      : {
          fix: 'Run `npm ci`: it brings Node 24. Then start the lab through npm (`npm start`, `npm run lab -- ...`).',
        }),
  };
}

function browser(): Finding {
  const found = findBrowser();
  if (found.outcome === 'found')
    return { what: 'Browser', there: true, says: `${found.name} at ${found.path}`, needed: true };
  return {
    what: 'Browser',
    there: false,
    says: `none in ${found.looked.length} places`,
    needed: true,
    fix: 'Install Google Chrome, Microsoft Edge or Chromium, or set LOGINSCOPE_BROWSER. `npm start` tries to get one by itself.',
  };
}

function screen(): Finding {
  const there = hasScreen(process.platform, process.env);
  return {
    what: 'Screen',
    there,
    says: there ? 'windows can be opened' : 'neither DISPLAY nor WAYLAND_DISPLAY is set',
    needed: false,
    ...(there
      ? {}
      : { fix: '`npm start` runs the workflows headless here. For windows, start it from a desktop session.' }),
  };
}

function port(): Promise<Finding> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () =>
      resolve({
        what: 'Port',
        there: false,
        says: `${USUAL_PORT} is taken`,
        needed: false,
        fix: 'The lab takes another one and says which. To choose: `npm start -- --port 4500`.',
      }),
    );
    probe.listen(USUAL_PORT, '127.0.0.1', () =>
      probe.close(() => resolve({ what: 'Port', there: true, says: `${USUAL_PORT} is free`, needed: false })),
    );
  });
}

async function electron(): Promise<Finding> {
  const found = await findElectron();
  if (found) return { what: 'Electron', there: true, says: found, needed: false };
  return {
    what: 'Electron',
    there: false,
    says: 'its program has not been downloaded',
    needed: false,
    fix: '`npm start` downloads it, and where that fails opens windows of the browser instead.',
  };
}
