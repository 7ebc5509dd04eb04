import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, BrowserWindow, CommandLine } from 'electron';
import { type Chromium, startChromium } from './chromium.ts';
import { eventOf } from './event.ts';

/** Before run.ts makes `process.exit` the same as `app.exit`, as Electron does. */
const reallyExit = process.exit.bind(process);

type Implemented<T> = Partial<Omit<T, keyof EventEmitter>>;

class FakeCommandLine implements Partial<CommandLine> {
  readonly #switches = new Map<string, string>();
  isRead = false;

  appendSwitch(name: string, value = ''): void {
    if (this.isRead) throw new Error(`The switch ${name} has no effect: the application is ready.`);
    this.#switches.set(name, value);
  }

  removeSwitch(name: string): void {
    this.#switches.delete(name);
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }

  get asArguments(): string[] {
    return [...this.#switches].map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
  }
}

/** `electron.app`. What is not modelled is said in index.ts. */
class FakeApp extends EventEmitter implements Implemented<App> {
  name = 'electron';
  readonly commandLine = new FakeCommandLine() as FakeCommandLine & CommandLine;
  /** Set by browser-window.ts, which knows them. */
  windows: () => BrowserWindow[] = () => [];
  sandboxed = false;
  #chromium: Chromium | undefined;
  #ready = Promise.withResolvers<Chromium>();
  #isQuitting = false;

  /** For the fake's own parts: the browser, once there is one. */
  get chromium(): Promise<Chromium> {
    return this.#ready.promise;
  }

  get isPackaged(): boolean {
    return false;
  }

  isReady(): boolean {
    return this.#chromium !== undefined;
  }

  /** Electron itself, having evaluated the whole entry module: nothing that it awaits at its top level may wait for this. */
  async becomeReady(): Promise<void> {
    this.commandLine.isRead = true;
    this.#chromium = await startChromium(this.commandLine.asArguments);
    const versions = { ...process.versions, chrome: this.#chromium.version, electron: '0.0.0-fake' };
    Object.defineProperty(process, 'versions', { value: versions, configurable: true, enumerable: true });
    this.#ready.resolve(this.#chromium);
    this.emit('ready', eventOf({}));
  }

  async whenReady(): Promise<void> {
    await this.#ready.promise;
  }

  enableSandbox(): void {
    if (this.isReady()) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    return process.env.FAKE_ELECTRON_SECOND !== '1';
  }

  getVersion(): string {
    return '0.1.0';
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  setAppUserModelId(): void {
    // There is no task bar.
  }

  getPath(name: string): string {
    const path = join(process.env.FAKE_ELECTRON_HOME ?? join(tmpdir(), `fake-electron-${process.pid}`), name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  setAboutPanelOptions(): void {
    // There is no panel.
  }

  showAboutPanel(): void {
    // There is no panel.
  }

  /** Asks everybody, closes every window, and ends. */
  quit(): void {
    if (this.#isQuitting) return;
    const before = eventOf({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#isQuitting = true;
    const windows = this.windows();
    let open = windows.length;
    if (open === 0) this.#willQuit();
    for (const window of windows) {
      window.once('closed', () => {
        open -= 1;
        if (open === 0) this.#willQuit();
      });
      window.close();
    }
  }

  /** Ends at once: nobody is asked. */
  exit(code = 0): never {
    this.#chromium?.kill();
    this.emit('quit', eventOf({}), code);
    return reallyExit(code);
  }

  /** Every window is closed: Electron quits, unless somebody listens and decides otherwise. */
  allClosed(): void {
    if (this.#isQuitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  /** For tests in one process: takes the browser away. */
  end(): void {
    this.#chromium?.kill();
  }

  #willQuit(): void {
    const will = eventOf({});
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }
}

export const app = new FakeApp();
