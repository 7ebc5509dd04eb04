import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { z } from 'zod';
import { app } from './app.ts';
import { eventOf } from './event.ts';

type Implemented<T> = Partial<Omit<T, keyof EventEmitter>>;
type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type Permission = Parameters<NonNullable<CheckHandler>>[1];

const context = z.object({ browserContextId: z.string() });

/** By the name that pages and CDP use. */
const permissions: Readonly<Record<string, Permission>> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
};

/** `electron.session` of one partition: a browser context of Chromium, in memory. */
export class FakeSession extends EventEmitter implements Implemented<Session> {
  readonly partition: string;
  #context: Promise<string> | undefined;
  #mayRequest: RequestHandler = null;
  #mayCheck: CheckHandler = null;
  deviceHandler: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  /** Certificates are somebody else's to judge when this is set. */
  certificateVerifyProc: Parameters<Session['setCertificateVerifyProc']>[0] = null;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#mayRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#mayCheck = handler;
  }

  setDevicePermissionHandler(handler: Parameters<Session['setDevicePermissionHandler']>[0]): void {
    this.deviceHandler = handler;
  }

  setCertificateVerifyProc(proc: Parameters<Session['setCertificateVerifyProc']>[0]): void {
    this.certificateVerifyProc = proc;
  }

  async clearData(): Promise<void> {
    if (this.#context === undefined) return;
    const { pipe } = await app.chromium;
    await pipe.send('Storage.clearCookies', { browserContextId: await this.#context });
  }

  /** What Electron answers a page that looks whether it may: without a handler, yes. */
  check(permission: Permission): boolean {
    const details = { isMainFrame: true, requestingUrl: 'http://store.example.localhost/' };
    return this.#mayCheck?.(null, permission, 'http://store.example.localhost', details) ?? true;
  }

  /** What Electron answers a page that asks: without a handler, yes. */
  request(contents: WebContents, permission: Permission): boolean {
    if (this.#mayRequest === null) return true;
    let granted: boolean | undefined;
    const answer = (yes: boolean) => {
      granted = yes;
    };
    const details = { isMainFrame: true, requestingUrl: 'http://store.example.localhost/' };
    this.#mayRequest(contents, permission, answer, details);
    if (granted === undefined) throw new Error(`Nobody answered the request for ${permission}.`);
    return granted;
  }

  /** What Electron does with a download: unless somebody prevents it, asks the person, who here always says where. */
  async download(contents: WebContents, url: string): Promise<void> {
    const event = eventOf({});
    this.emit('will-download', event, { getURL: () => url }, contents);
    if (event.defaultPrevented) return;
    const { pipe } = await app.chromium;
    const browserContextId = await this.#context;
    const downloadPath = app.getPath('downloads');
    await pipe.send('Browser.setDownloadBehavior', { behavior: 'allow', browserContextId, downloadPath });
  }

  /** The browser context, with the answers of the handlers as they are now. */
  async contextFor(contents: WebContents): Promise<string> {
    const { pipe } = await app.chromium;
    this.#context ??= pipe
      .send('Target.createBrowserContext', { disposeOnDetach: true })
      .then((made) => context.parse(made).browserContextId);
    const browserContextId = await this.#context;
    for (const [name, permission] of Object.entries(permissions)) {
      const setting = this.check(permission) && this.request(contents, permission) ? 'granted' : 'denied';
      await pipe.send('Browser.setPermission', { permission: { name }, setting, browserContextId });
    }
    await pipe.send('Browser.setDownloadBehavior', { behavior: 'deny', browserContextId, eventsEnabled: true });
    return browserContextId;
  }
}

const partitions = new Map<string, FakeSession>();

/** `electron.session`. */
export const session = {
  fromPartition(partition: string): FakeSession {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready');
    const known = partitions.get(partition) ?? new FakeSession(partition);
    partitions.set(partition, known);
    return known;
  },
  get defaultSession(): FakeSession {
    return session.fromPartition('');
  },
};

/** Every session that was ever asked for. */
export function allSessions(): FakeSession[] {
  return [...partitions.values()];
}
