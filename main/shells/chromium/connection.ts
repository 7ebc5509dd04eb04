import type { CDPSession } from 'playwright';
import type { CdpConnection } from '../port.ts';

/** Playwright types its sessions method by method; the port asks for any method by name, and parses what comes back. */
interface UntypedSession {
  send(method: string, params?: object): Promise<unknown>;
  on(event: string, listener: (params: unknown) => void): unknown;
  off(event: string, listener: (params: unknown) => void): unknown;
}

/** Playwright's session as the shell port has it. */
export function connectionOf(session: CDPSession): CdpConnection {
  const untyped: UntypedSession = session;
  return {
    send: (method, params) => untyped.send(method, params),
    on: (event, listener) => {
      untyped.on(event, listener);
      return () => {
        untyped.off(event, listener);
      };
    },
  };
}
