import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const message = z.object({
  id: z.number().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

export type Params = Readonly<Record<string, unknown>>;
type Listener = (params: Params, method: string) => void;

/** Chromium's --remote-debugging-pipe: JSON messages, each ended by a zero byte, for the browser and all its sessions. */
export class Pipe {
  readonly #out: Writable;
  readonly #waiting = new Map<
    number,
    { session: string; resolve(result: unknown): void; reject(error: Error): void }
  >();
  readonly #listeners = new Map<string, Set<Listener>>();
  #last = 0;

  constructor(out: Writable, into: Readable) {
    this.#out = out;
    let rest = Buffer.alloc(0);
    into.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        const text = rest.subarray(0, end).toString();
        rest = rest.subarray(end + 1);
        this.#receive(message.parse(JSON.parse(text)));
      }
    });
    // The browser is gone.
    out.on('error', () => undefined);
    into.on('error', () => undefined);
    into.once('close', () => this.#reject(() => true));
  }

  /** @param session empty: the browser itself. */
  send(method: string, params: Params = {}, session = ''): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, { session, resolve, reject });
    this.#out.write(`${JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) })}\0`);
    return promise;
  }

  /** @param method `*`: every event of the session. */
  on(session: string, method: string, listener: Listener): void {
    const key = `${session} ${method}`;
    this.#listeners.set(key, (this.#listeners.get(key) ?? new Set()).add(listener));
  }

  /** What is under way in a session that has ended fails as it does in Electron. */
  end(session: string): void {
    this.#reject((one) => one === session);
    for (const key of this.#listeners.keys()) if (key.startsWith(`${session} `)) this.#listeners.delete(key);
  }

  #reject(isOver: (session: string) => boolean): void {
    for (const [id, { session, reject }] of this.#waiting) {
      if (!isOver(session)) continue;
      this.#waiting.delete(id);
      reject(new Error('target closed while handling command'));
    }
  }

  #receive({ id, sessionId = '', method, params = {}, result, error }: z.output<typeof message>): void {
    if (id !== undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
      return;
    }
    if (method === undefined) return;
    for (const key of [`${sessionId} ${method}`, `${sessionId} *`]) {
      for (const listener of this.#listeners.get(key) ?? []) listener(params, method);
    }
  }
}
