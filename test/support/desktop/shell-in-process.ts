import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Shell, ShellProfile, ShellWindow, WindowBounds } from '../../../main/shells/port.ts';

const heard = z.union([
  z.object({ id: z.number(), error: z.string() }),
  z.object({ window: z.string(), event: z.string(), params: z.unknown() }),
  z.object({ closed: z.string() }),
  z.object({ id: z.number(), result: z.unknown().optional() }),
]);

/** The process that the shell lives in. */
export interface HostProcess {
  end(): Promise<void>;
}

type Listener = (params: unknown) => void;

/** Calls the shell in another process (shell-host.ts). */
class Line {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #closed = new Map<string, PromiseWithResolvers<'closed'>>();
  #last = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined); // The process has ended.
    createInterface({ input: socket }).on('line', (line) => this.#hear(heard.parse(JSON.parse(line))));
  }

  call(of: string, call: string, name = '', params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.#last += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#last, { resolve, reject });
    this.#socket.write(`${JSON.stringify({ id: this.#last, of, call, name, params })}\n`);
    return promise;
  }

  listen(window: string, event: string, listener: Listener): () => void {
    const key = `${window} ${event}`;
    const known = this.#listeners.get(key);
    if (known === undefined) void this.call(window, 'listen', event).catch(() => undefined);
    const listeners = known ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  closing(window: string): PromiseWithResolvers<'closed'> {
    const known = this.#closed.get(window) ?? Promise.withResolvers<'closed'>();
    this.#closed.set(window, known);
    return known;
  }

  #hear(what: z.output<typeof heard>): void {
    if ('closed' in what) this.closing(what.closed).resolve('closed');
    else if ('window' in what) {
      for (const listener of [...(this.#listeners.get(`${what.window} ${what.event}`) ?? [])]) listener(what.params);
    } else {
      const waiting = this.#waiting.get(what.id);
      this.#waiting.delete(what.id);
      if ('error' in what) waiting?.reject(new Error(what.error));
      else waiting?.resolve(what.result);
    }
  }
}

function windowAt(line: Line, id: string): ShellWindow {
  return {
    id,
    cdp: {
      send: (method, params) => line.call(id, 'send', method, params),
      on: (event, listener) => line.listen(id, event, listener),
    },
    closed: line.closing(id).promise,
    close: async () => void (await line.call(id, 'close window')),
    focus: async () => void (await line.call(id, 'focus')),
    place: async (bounds: WindowBounds) => void (await line.call(id, 'place', '', { ...bounds })),
  };
}

/**
 * A shell whose windows another process opens.
 * @param labPort where the lab's hosts are.
 * @param start starts it, with what its environment must have.
 */
export async function shellInProcess(
  labPort: number,
  start: (environment: Readonly<Record<string, string>>) => Promise<HostProcess>,
): Promise<Shell> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const arrival = once(server, 'connection');
  const host = await start({ SHELL_HOST_PORT: String(port), LAB_PORT: String(labPort) });
  const [socket] = (await arrival) as [Socket];
  const line = new Line(socket);
  const gone = Promise.withResolvers<void>();
  let profiles = 0;
  return {
    kind: 'electron',
    version: z.string().parse(await line.call('', 'version')),
    async newProfile(): Promise<ShellProfile> {
      profiles += 1;
      const of = `profile ${profiles}`;
      await line.call(of, 'new profile');
      return {
        openWindow: async () => windowAt(line, z.string().parse(await line.call(of, 'open window'))),
        close: async () => void (await line.call(of, 'close profile')),
      };
    },
    closed: gone.promise,
    async close() {
      await line.call('', 'close shell');
      socket.destroy();
      await host.end();
      server.close();
      gone.resolve();
    },
  };
}
