import { WebSocket } from 'ws';
import type { ServerMessage } from '../../main/lab/api/protocol.ts';
import { hosts } from '../../scenarios/parties.ts';
import type { ServingLab } from './lab.ts';

/** Who connects; with nothing given, somebody who may. */
export interface Caller {
  readonly token?: string;
  readonly origin?: string;
  readonly protocols?: readonly string[];
}

/** A dashboard that has connected to a lab, and what it hears. */
export class ListeningDashboard {
  readonly heard: ServerMessage[] = [];
  readonly socket: WebSocket;
  #check: () => void = () => undefined;

  constructor(
    lab: Pick<ServingLab, 'frontDoor' | 'token'>,
    { token = lab.token, origin, protocols = ['loginscope', token] }: Caller = {},
  ) {
    this.socket = new WebSocket(`ws://127.0.0.1:${lab.frontDoor.port}/api/live`, [...protocols], {
      headers: { host: `${hosts.lab}:${lab.frontDoor.port}`, ...(origin ? { origin } : {}) },
    });
    this.socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)));
      this.#check();
    });
  }

  /** Resolves as soon as it has heard what `holds` asks for. */
  async until(holds: (heard: readonly ServerMessage[]) => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#check = () => holds(this.heard) && resolve();
      this.socket.on('error', reject);
      this.#check();
    });
  }
}
