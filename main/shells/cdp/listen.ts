import type { z } from 'zod';
import type { CdpConnection } from '../port.ts';

/** The browser sent an event that is not what this lab knows by that name: a browser newer or older than expected. */
export class ProtocolMismatchError extends Error {
  override readonly name = 'ProtocolMismatchError';
}

/** A group of listeners that are taken away together. */
export class Listeners {
  readonly #cdp: CdpConnection;
  readonly #stops: (() => void)[] = [];
  readonly #mismatched: (error: ProtocolMismatchError) => void;

  constructor(cdp: CdpConnection, mismatched: (error: ProtocolMismatchError) => void) {
    this.#cdp = cdp;
    this.#mismatched = mismatched;
  }

  /** Calls `listener` with every event of this name, parsed. */
  on<S extends z.ZodType>(event: string, schema: S, listener: (params: z.output<S>) => void): void {
    const stop = this.#cdp.on(event, (params) => {
      const { success, data, error } = schema.safeParse(params);
      if (success) listener(data);
      else this.#mismatched(new ProtocolMismatchError(`The browser's ${event} is not understood.`, { cause: error }));
    });
    this.#stops.push(stop);
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}
