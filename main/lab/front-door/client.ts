import type { LookupFunction } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';
import type { Party } from '../../../scenarios/parties.ts';
import { SENDER_HEADER, type SenderMarks } from './sender.ts';

/** *.localhost is loopback for browsers by themselves; Node's resolver does not know it (RFC 6761 section 6.3). */
const toLoopback: LookupFunction = (_host, options, callback) => {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

/** A fetch for one party: through the front door like everybody's requests, marked with who sends and why. */
export interface PartyClient {
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

/** Makes the client of `party`. Redirects are never followed by themselves: each hop is a decision that must be seen. */
export function createPartyClient(party: Party, marks: SenderMarks): PartyClient {
  const agent = new Agent({ connect: { lookup: toLoopback }, headersTimeout: 30_000, bodyTimeout: 30_000 });
  const send = (input: string | URL, init: Parameters<typeof undiciFetch>[1] = {}) => {
    const headers = new Headers(init.headers as HeadersInit | undefined);
    headers.set(SENDER_HEADER, marks.mark(party));
    return undiciFetch(input, { redirect: 'manual', ...init, headers: [...headers], dispatcher: agent });
  };
  // undici's fetch is the one that Node's global fetch is made of; only the declarations differ.
  return { fetch: send as unknown as typeof fetch, close: () => agent.close() };
}
