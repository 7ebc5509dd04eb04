import type { ServerMessage } from '../../../main/lab/api/protocol.ts';
import { parseServerMessage } from './message.ts';

/** `lost`: the lab has ended or cannot be reached; it is tried again. */
export type Connection = 'connecting' | 'live' | 'lost';

interface Listener {
  connection(connection: Connection): void;
  message(message: ServerMessage): void;
}

const firstRetryMs = 500;
const longestRetryMs = 5_000;

/** Listens to the lab, and comes back by itself when the lab does. */
export function listenToLab(token: string, listener: Listener): void {
  let retryMs = firstRetryMs;

  function connect(): void {
    const socket = new WebSocket(`ws://${location.host}/api/live`, ['loginscope', token]);
    socket.addEventListener('open', () => {
      retryMs = firstRetryMs;
      listener.connection('live');
    });
    socket.addEventListener('message', ({ data }) => {
      const message = typeof data === 'string' ? parseServerMessage(data) : undefined;
      if (message) listener.message(message);
    });
    socket.addEventListener('close', () => {
      listener.connection('lost');
      setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    });
  }

  connect();
}
