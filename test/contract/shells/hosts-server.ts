import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { markHeader } from '../../../main/shells/cdp/observer.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** One loopback listener for every *.localhost host, as the lab's front door, which marks every response. */
export class HostsServer {
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer((request, response) => this.#handle(request, response));
  /** `METHOD host/path mark`, in the order of arrival. */
  readonly requests: { readonly to: string; readonly mark: string; readonly cookie: string | undefined }[] = [];
  #marks = 0;

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
    return address.port;
  }

  /** `http://store.example.localhost:PORT/path` for `store.example.localhost/path`. */
  url(target: string): string {
    const [host = '', ...path] = target.split('/');
    return `http://${host}:${this.port}/${path.join('/')}`;
  }

  answer(target: string, answer: Answer): void {
    this.#answers.set(target, answer);
  }

  page(target: string, body: string, headers: Readonly<Record<string, string | string[]>> = {}): void {
    this.answer(target, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(`<!doctype html><title>${target}</title><link rel="icon" href="data:,">${body}`);
    });
  }

  /** The mark of the latest response for `METHOD host/path`. */
  mark(to: string): string | undefined {
    return this.requests.findLast((request) => request.to === to)?.mark;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const target = `${(request.headers.host ?? '').replace(/:\d+$/, '')}${(request.url ?? '').replace(/\?.*$/, '')}`;
    this.#marks += 1;
    const mark = `x${this.#marks}`;
    this.requests.push({ to: `${request.method} ${target}`, mark, cookie: request.headers.cookie });
    response.setHeader(markHeader, mark);
    const answer = this.#answers.get(target);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  }
}
