import { afterAll, afterEach, beforeAll } from 'vitest';
import { ProfileWatch } from '../../../main/shells/cdp/observe.ts';
import type { WindowWatch } from '../../../main/shells/cdp/window-watch.ts';
import type { Shell, ShellProfile, ShellWindow } from '../../../main/shells/port.ts';
import { HostsServer } from './hosts-server.ts';
import { Notes } from './notes.ts';

/** Starts the shell under test, without windows on the screen if it can. @param port where the lab's hosts are. */
export type ShellFactory = (port: number) => Promise<Shell>;

export const store = 'store.example.localhost';
export const forums = 'forums.example.localhost';
export const fusionauth = 'example.fusionauth.localhost';

export interface ObservedWindow {
  readonly window: ShellWindow;
  readonly notes: Notes;
  readonly watch: WindowWatch;
}

/** A shell and a server for one group of tests; every profile that a test made is closed after it. */
export class Bench {
  readonly #launch: ShellFactory;
  readonly #profiles: ShellProfile[] = [];
  #shell: Shell | undefined;
  server = new HostsServer();

  constructor(launch: ShellFactory) {
    this.#launch = launch;
    beforeAll(async () => {
      await this.server.listen();
      this.#shell = await this.#launch(this.server.port);
    });
    afterEach(async () => {
      for (const profile of this.#profiles.splice(0)) await profile.close();
    });
    afterAll(async () => {
      await this.#shell?.close();
      this.server.close();
    });
  }

  get shell(): Shell {
    if (this.#shell === undefined) throw new Error('The shell has not been started.');
    return this.#shell;
  }

  async newProfile(): Promise<ShellProfile> {
    const profile = await this.shell.newProfile();
    this.#profiles.push(profile);
    return profile;
  }

  async newWindow(): Promise<ShellWindow> {
    return (await this.newProfile()).openWindow();
  }

  async observedWindows(count: number): Promise<ObservedWindow[]> {
    const profile = await this.newProfile();
    const watches = new ProfileWatch();
    const windows: ObservedWindow[] = [];
    for (let at = 0; at < count; at += 1) {
      const window = await profile.openWindow();
      const notes = new Notes();
      windows.push({ window, notes, watch: await watches.observe(window, notes) });
    }
    return windows;
  }

  async observedWindow(): Promise<ObservedWindow> {
    const [observed] = await this.observedWindows(1);
    if (observed === undefined) throw new Error('No window was opened.');
    return observed;
  }
}
