import { app } from 'electron';

/** Names that resolve, all to loopback; every other name, and every other address, "is not found". */
const reachable = ['*.localhost', 'localhost'];

/**
 * The command line of the application; has an effect before `ready` only (docs/api/command-line-switches.md). As for browser
 * windows (shells/chromium/switches.ts), nothing here touches cookies, SameSite, storage or navigation.
 */
export function setSwitches(): void {
  const { commandLine } = app;
  const rules = ['MAP * ~NOTFOUND', ...reachable.map((name) => `EXCLUDE ${name}`)];
  commandLine.appendSwitch('host-resolver-rules', rules.join(', '));
  // A proxy would resolve names by itself and so get around the rules above.
  commandLine.appendSwitch('no-proxy-server');
  commandLine.appendSwitch('disable-backgrounding-occluded-windows');
  commandLine.appendSwitch('disable-renderer-backgrounding');
  // No key chain of the person's machine is asked to unlock: profiles are in memory.
  commandLine.appendSwitch('use-mock-keychain');
  commandLine.appendSwitch('password-store', 'basic');
  app.enableSandbox();
  // In a package nobody may look in from outside, or have wrong certificates taken for right ones.
  if (!app.isPackaged) return;
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'ignore-certificate-errors']) {
    commandLine.removeSwitch(name);
  }
}
