import { EventEmitter } from 'node:events';
import type { Debugger } from 'electron';
import { z } from 'zod';
import { app } from './app.ts';
import { eventOf } from './event.ts';
import type { Params } from './pipe.ts';

const attached = z.object({ sessionId: z.string() });

/** `webContents.debugger`: a CDP session of its own on the same page. */
export class FakeDebugger extends EventEmitter implements Partial<Omit<Debugger, keyof EventEmitter>> {
  /** Resolves with the target once the window has a renderer. */
  readonly #target: Promise<string>;
  readonly #navigates: (url: string) => void;
  #session: Promise<string> | undefined;

  constructor(target: Promise<string>, navigates: (url: string) => void) {
    super();
    this.#target = target;
    this.#navigates = navigates;
  }

  isAttached(): boolean {
    return this.#session !== undefined;
  }

  attach(version?: string): void {
    if (version !== '1.3') throw new Error('Requested protocol version is not supported');
    if (this.#session) throw new Error('Debugger is already attached to the target');
    this.#session = this.#open();
    this.#session.catch(() => undefined);
  }

  detach(): void {
    this.drop('canceled_by_user');
  }

  async sendCommand(method: string, params: Params = {}): Promise<unknown> {
    const session = this.#session;
    if (session === undefined) throw new Error('No target available');
    if (method === 'Page.navigate') this.#navigates(z.string().parse(params.url));
    const { pipe } = await app.chromium;
    return pipe.send(method, params, await session);
  }

  /** Somebody else takes the target, or it goes away. */
  drop(reason: string): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#session = undefined;
    void Promise.all([app.chromium, session]).then(
      ([{ pipe }, sessionId]) => {
        pipe.end(sessionId);
        void pipe.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
      },
      () => undefined,
    );
    this.emit('detach', eventOf({}), reason);
  }

  async #open(): Promise<string> {
    const { pipe } = await app.chromium;
    const targetId = await this.#target;
    const { sessionId } = attached.parse(await pipe.send('Target.attachToTarget', { targetId, flatten: true }));
    pipe.on(sessionId, '*', (params, method) => this.emit('message', eventOf({}), method, params, ''));
    return sessionId;
  }
}
