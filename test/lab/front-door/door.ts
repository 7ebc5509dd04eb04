import fastify from 'fastify';
import { createPartyClient } from '../../../main/lab/front-door/client.ts';
import { createExchangeRecorder } from '../../../main/lab/front-door/exchange-recorder.ts';
import { openFrontDoor } from '../../../main/lab/front-door/front-door.ts';
import type { Upstream, WireRequest, WireResponse } from '../../../main/lab/front-door/message.ts';
import { createSenderMarks } from '../../../main/lab/front-door/sender.ts';
import { createLog } from '../../../main/lab/recorder/log.ts';
import type { Exchange } from '../../../main/recording/exchange.ts';
import type { Party, Server } from '../../../scenarios/parties.ts';
import { standingClock } from '../../support/clock.ts';

/** What an application answers: text, unless a test says otherwise. */
export const page = (text: string, more: Partial<WireResponse> = {}): WireResponse => ({
  status: 200,
  headers: [['content-type', 'text/plain']],
  body: Buffer.from(text),
  ...more,
});

/** A front door with applications behind it that answer with their name, unless `answering` says otherwise. */
export async function openDoor(answering: Partial<Record<Server, Upstream>> = {}) {
  const clock = standingClock();
  const marks = createSenderMarks();
  const log = createLog(clock);
  const lab = fastify();
  lab.get('/', () => 'the lab');
  await lab.ready();
  const door = await openFrontDoor(0, marks, lab);
  /** What reached an application. */
  const reached: (WireRequest & { readonly party: Server })[] = [];
  const upstream =
    (party: Server): Upstream =>
    (request) => {
      reached.push({ ...request, party });
      return (answering[party] ?? (async () => page(party)))(request);
    };
  const fusionauth = upstream('fusionauth');
  const upstreams = { store: upstream('store'), forums: upstream('forums'), fusionauth, login: fusionauth };
  const stand = () => door.stand({ upstreams, record: createExchangeRecorder(log, clock, marks) });
  const clients: { close(): Promise<void> }[] = [];
  return {
    port: door.port,
    door,
    log,
    marks,
    reached,
    stand,
    /** The recorded requests. */
    exchanges: (): Exchange<string>[] =>
      log.entries.flatMap((entry) => (entry.type === 'request' ? [entry.exchange] : [])),
    client(party: Party) {
      const client = createPartyClient(party, marks);
      clients.push(client);
      return client.fetch;
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()));
      await door.close();
      await lab.close();
    },
  };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** A door that stands open. */
export async function openStandingDoor(answering: Partial<Record<Server, Upstream>> = {}): Promise<Door> {
  const door = await openDoor(answering);
  door.stand();
  return door;
}
