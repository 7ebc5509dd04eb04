import { request } from 'node:http';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Command } from '../../../main/lab/api/protocol.ts';

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('catalogue') }),
  z.object({ type: z.literal('state'), state: z.object({ run: z.number(), shell: z.object({ kind: z.string() }) }) }),
  z.object({
    type: z.literal('entries'),
    run: z.number(),
    entries: z.array(
      z.looseObject({ type: z.string(), verdict: z.string().optional(), reason: z.string().optional() }),
    ),
  }),
]);

/** The lab of an application that has started, through the dashboard's own API. */
export class LabClient {
  readonly #url: URL;
  readonly #socket: WebSocket;
  readonly #verdicts = new Map<number, string>();
  /** The latest run, and which shell opens its windows. */
  run = -1;
  shell = '';
  #next = Promise.withResolvers<void>();

  /** @param dashboard as the application says it, with its token. */
  constructor(dashboard: string) {
    this.#url = new URL(dashboard);
    const { host, origin } = this.#url;
    const live = `ws://127.0.0.1:${this.#url.port}/api/live`;
    this.#socket = new WebSocket(live, ['loginscope', this.#token], { headers: { host }, origin });
    this.#socket.on('message', (data) => this.#hear(JSON.parse(data.toString())));
    this.#socket.on('error', () => undefined); // The application has ended.
  }

  get #token(): string {
    return this.#url.hash.replace('#token=', '');
  }

  /** Resolves with the verdict of a run of `workflow` by script; `failed: why` when there is a reason. */
  async runs(workflow: string, scenario: string): Promise<string> {
    await this.obey({ do: 'choose', workflow, scenario });
    const before = this.run;
    await this.obey({ do: 'run' });
    await this.until(() => this.run > before && this.#verdicts.has(this.run));
    return this.#verdicts.get(this.run) ?? '';
  }

  obey(command: Command): Promise<void> {
    const { host, origin, port } = this.#url;
    const headers = { host, origin, authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, path: '/api/command', method: 'POST', headers }, (answer) => {
        answer.resume();
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`The lab answers ${answer.statusCode} to ${command.do}.`));
      });
      asking.once('error', reject);
      asking.end(JSON.stringify(command));
    });
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await this.#next.promise;
  }

  close(): void {
    this.#socket.terminate();
  }

  #hear(data: unknown): void {
    const heard = message.parse(data);
    if (heard.type === 'state') {
      this.run = heard.state.run;
      this.shell = heard.state.shell.kind;
    }
    if (heard.type === 'entries') {
      const ended = heard.entries.find(({ type }) => type === 'run ended');
      if (ended?.verdict)
        this.#verdicts.set(heard.run, ended.reason ? `${ended.verdict}: ${ended.reason}` : ended.verdict);
    }
    const { resolve } = this.#next;
    this.#next = Promise.withResolvers<void>();
    resolve();
  }
}
