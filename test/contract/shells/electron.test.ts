import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { findElectron } from '../../../main/electron/binary.ts';
import { openElectron, setSwitches } from '../../../main/shells/electron/index.ts';
import { buildHost, hostSource, startReal, whySkipped } from '../../support/desktop/real-electron.ts';
import { shellInProcess } from '../../support/desktop/shell-in-process.ts';
import { app } from '../../support/fake-electron/index.ts';
import { Bench } from './bench.ts';
import { profileContract } from './profiles.ts';
import { shellContract } from './shell-contract.ts';
import { windowContract } from './windows.ts';

vi.mock('electron', () => import('../../support/fake-electron/index.ts'));

describe('on a fake', () => {
  beforeAll(async () => {
    app.on('window-all-closed', () => undefined);
    setSwitches();
    await app.becomeReady();
  });
  afterAll(() => app.end());
  shellContract('electron, on a fake of it,', (port) => openElectron({ port: () => port }));
});

describe('on a fake in a process of its own, as real Electron is tested', () => {
  const start = async (environment: Readonly<Record<string, string>>) => {
    const run = join(import.meta.dirname, '..', '..', 'support', 'fake-electron', 'run.ts');
    const child = fork(run, [hostSource], { env: { ...process.env, ...environment }, execArgv: [], stdio: 'inherit' });
    return {
      async end() {
        if (child.exitCode === null) await once(child, 'exit');
      },
    };
  };
  const bench = new Bench((port) => shellInProcess(port, start));
  windowContract(bench);
  profileContract(bench);
});

const binary = await findElectron();
const real = (electron: string) => async (port: number) => {
  const { entry, remove } = await buildHost();
  return shellInProcess(port, async (environment) => {
    const started = await startReal(electron, entry, environment);
    return { end: () => started.end().finally(remove) };
  });
};
if (binary) shellContract('electron', real(binary));
else describe.skip(`real Electron (${whySkipped})`, () => shellContract('electron', real('')));
