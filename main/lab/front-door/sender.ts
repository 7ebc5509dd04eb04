import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Party } from '../../../scenarios/parties.ts';
import type { ExchangeId } from '../../recording/exchange.ts';

/** The header by which the lab's own clients say who they are. It is taken off at the front door. */
export const SENDER_HEADER = 'x-loginscope-sender';

/** Who sent a request, and while handling which other one. */
export interface Sender {
  readonly party: Party;
  readonly cause?: ExchangeId;
}

/** Marks requests of the lab's own clients, and reads the marks. Nobody outside this process can make one. */
export interface SenderMarks {
  mark(party: Party): string;
  /** Whoever carries no mark, or a forged one, came through a browser or is somebody's own client: the front channel. */
  read(header: string | undefined): Sender;
  /** Runs `handle` as the handling of `exchange`: whatever is sent meanwhile was caused by it. */
  handling<R>(exchange: ExchangeId, handle: () => Promise<R>): Promise<R>;
  /** The exchange being handled here, if any. */
  current(): ExchangeId | undefined;
}

const senders: readonly Party[] = ['store', 'forums', 'fusionauth', 'attacker'];

/** Marks with a secret of this process. */
export function createSenderMarks(): SenderMarks {
  const secret = randomBytes(24).toString('base64url');
  const handled = new AsyncLocalStorage<ExchangeId>();
  return {
    mark: (party) => [secret, party, handled.getStore() ?? ''].join(' '),
    read(header) {
      const [given = '', name, cause] = (header ?? '').split(' ');
      const party = senders.find((known) => known === name);
      if (!party || !sameSecret(given, secret)) return { party: 'browser' };
      return cause ? { party, cause: cause as ExchangeId } : { party };
    },
    handling: (exchange, handle) => handled.run(exchange, handle),
    current: () => handled.getStore(),
  };
}

function sameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
