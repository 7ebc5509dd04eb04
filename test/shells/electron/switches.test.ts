import { describe, expect, test, vi } from 'vitest';
import { setSwitches } from '../../../main/shells/electron/index.ts';
import { app } from '../../support/fake-electron/index.ts';

vi.mock('electron', () => import('../../support/fake-electron/index.ts'));

describe('the command line of the desktop app', () => {
  const { commandLine } = app;
  const given = ['remote-debugging-port', 'remote-debugging-pipe', 'ignore-certificate-errors'];

  test('is what the person gave it, from a checkout', () => {
    for (const name of given) commandLine.appendSwitch(name);
    setSwitches();
    expect(given.filter((name) => commandLine.hasSwitch(name))).toEqual(given);
  });

  test('opens no door from outside and takes no wrong certificate, in a package', () => {
    vi.spyOn(app, 'isPackaged', 'get').mockReturnValue(true);
    setSwitches();
    expect(given.filter((name) => commandLine.hasSwitch(name))).toEqual([]);
  });

  test('lets names resolve to loopback only, past every proxy', () => {
    expect(commandLine.getSwitchValue('host-resolver-rules')).toBe(
      'MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE localhost',
    );
    expect(commandLine.hasSwitch('no-proxy-server')).toBe(true);
  });

  test('touches nothing that the lab shows', () => {
    const touching = /cookie|samesite|storage|web-security|isolat|sandbox|insecure|certificate|features/i;
    expect(commandLine.asArguments.filter((one) => touching.test(one))).toEqual([]);
  });
});
