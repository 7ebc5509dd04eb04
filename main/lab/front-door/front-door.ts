import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Server } from '../../../scenarios/parties.ts';
import { markHeader } from '../../shells/cdp/observer.ts';
import { type Addresses, addressesAt, type Host } from './addresses.ts';
import type { ExchangeRecorder } from './exchange-recorder.ts';
import { headerPairs, plainText, type Upstream, type WireRequest, type WireResponse } from './message.ts';
import { SENDER_HEADER, type SenderMarks } from './sender.ts';

/** Bodies larger than this are refused, in bytes: no workflow comes near it. */
const LARGEST_BODY = 2 * 1024 * 1024;

/** The dashboard's one WebSocket (main/lab/api/server.ts). */
const LIVE_PATH = '/api/live';

/** Where a request comes in: a party's own host, or FusionAuth's second one. */
type Gate = Server | 'login';

/** Who answers, and where it is written down. Replaced whole at every reset. */
interface Behind {
  readonly upstreams: Readonly<Record<Gate, Upstream>>;
  readonly record: ExchangeRecorder;
}

/** The one loopback listener: routes by Host, records, and is the only way to any party (architecture.md, "One front door"). */
export interface FrontDoor {
  readonly port: number;
  /** `http://store.example.localhost:4000` */
  origin(host: Host): string;
  /** From the next request on. Until the first call the parties answer 503. */
  stand(behind: Behind): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, at `port`, or at a free one for 0. Rejects with Node's EADDRINUSE or EACCES when `port` cannot be had. */
export async function openFrontDoor(port: number, marks: SenderMarks, lab: FastifyInstance): Promise<FrontDoor> {
  let behind: Behind | undefined;
  const server = createServer({
    requestTimeout: 30_000,
    headersTimeout: 15_000,
    // Whoever offers another protocol besides (`curl --http2`) is answered in this one (RFC 9110 section 7.8).
    shouldUpgradeCallback: ({ headers }) => /\bwebsocket\b/i.test(headers.upgrade ?? ''),
  });
  // Node forgets a socket that has become a WebSocket, and would wait for it to end.
  const upgraded = new Set<Duplex>();

  server.on('request', (request, response) => {
    const host = addresses.named(request.headers.host);
    if (host === 'lab') lab.routing(request, response);
    else if (!host) send(response, unknownHost(request.headers.host, addresses));
    else void answer({ ...routeTo(host), origin: addresses.origin(host) }, request, response, behind, marks);
  });
  // WebSockets are the dashboard's alone.
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    const isLab = addresses.named(request.headers.host) === 'lab';
    if (isLab && request.url === LIVE_PATH) lab.server.emit('upgrade', request, socket, head);
    else {
      // Whoever hangs up before the answer must not end the lab: nobody else listens for that here.
      socket.on('error', () => socket.destroy());
      const status = isLab ? '404 Not Found' : '421 Misdirected Request';
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
    }
  });

  const bound = await listen(server, port);
  const addresses = addressesAt(bound);
  return {
    port: bound,
    origin: addresses.origin,
    stand: (next) => {
      behind = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of upgraded) socket.destroy();
      }),
  };
}

/** Resolves with the port. */
function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function unknownHost(host: string | undefined, { all }: Addresses): WireResponse {
  return plainText(421, `Nobody lives at "${host ?? ''}" here. The lab answers for ${all.join(', ')}.\n`);
}

interface Route {
  readonly to: Server;
  readonly gate: Gate;
  readonly origin: string;
}

/** FusionAuth has two addresses: its own, and one on the domain of the sites, behind a proxy. */
const routeTo = (host: Exclude<Host, 'lab'>): Omit<Route, 'origin'> =>
  host === 'login' ? { to: 'fusionauth', gate: 'login' } : { to: host, gate: host };

async function answer(
  { to, gate, origin }: Route,
  request: IncomingMessage,
  response: ServerResponse,
  behind: Behind | undefined,
  marks: SenderMarks,
): Promise<void> {
  if (!behind) return send(response, plainText(503, 'The lab is still starting.\n'));
  const body = await readBody(request);
  if (body === 'too large') {
    response.setHeader('connection', 'close');
    return send(response, plainText(413, `More than ${LARGEST_BODY} bytes were sent.\n`));
  }
  if (body === 'aborted') return;
  const raw = headerPairs(request.rawHeaders);
  const headers = raw.filter(([name]) => name.toLowerCase() !== SENDER_HEADER);
  const mark = raw.find(([name]) => name.toLowerCase() === SENDER_HEADER)?.[1];
  const wire: WireRequest = { method: request.method ?? 'GET', target: request.url ?? '/', headers, body };
  const { id, response: answered } = await behind.record(to, behind.upstreams[gate], marks.read(mark), origin, wire);
  send(response, { ...answered, headers: [...answered.headers, [markHeader, id]] }, wire.method);
}

function send(response: ServerResponse, { status, headers, body }: WireResponse, method?: string): void {
  const withoutLength = headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  const bodiless = method === 'HEAD' || status === 204 || status === 304;
  try {
    response.writeHead(
      status,
      [...withoutLength, ...(bodiless ? [] : [['content-length', String(body.length)] as const])].flat(),
    );
  } catch (error) {
    // An application may say what HTTP has no way to say; that is its fault and nobody else's.
    const reason = error instanceof Error ? error.message : String(error);
    send(response, plainText(502, `The answer cannot be passed on: ${reason.replaceAll(/\s+/g, ' ')}\n`), method);
    return;
  }
  response.end(bodiless ? undefined : body);
}

/** Reads to the end or to the limit; what comes after the limit is let go so that the answer still reaches the client. */
function readBody(request: IncomingMessage): Promise<Buffer | 'too large' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST_BODY) {
        chunks.length = 0;
        resolve('too large');
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    // The client went away in the middle of its own request; nobody is left to answer.
    request.on('error', () => resolve('aborted'));
    request.on('close', () => resolve('aborted'));
  });
}
