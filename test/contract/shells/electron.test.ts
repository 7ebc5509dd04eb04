import { afterAll, beforeAll, vi } from 'vitest';
import { openElectron, setSwitches } from '../../../main/shells/electron/index.ts';
import { app } from '../../support/fake-electron/index.ts';
import { shellContract } from './shell-contract.ts';

vi.mock('electron', () => import('../../support/fake-electron/index.ts'));

beforeAll(async () => {
  app.on('window-all-closed', () => undefined);
  setSwitches();
  await app.becomeReady();
});
afterAll(() => app.end());

shellContract('electron, on a fake of it', () => openElectron());
