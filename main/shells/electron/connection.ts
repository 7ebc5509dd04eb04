import type { WebContents } from 'electron';
import type { CdpConnection } from '../port.ts';

type Params = Readonly<Record<string, unknown>>;

/** Commands that stay in force as long as the connection, and so have to be said again on another one. */
const lasting = /\.(enable|addBinding|addScriptToEvaluateOnNewDocument|setLifecycleEventsEnabled)$/;

/**
 * The DevTools protocol connection of a window. Opening DevTools may detach it (docs/api/debugger.md): then it attaches again,
 * at once or when DevTools are closed, and says again what was in force. What happened in between is missed.
 */
export function connect(contents: WebContents): CdpConnection {
  const { debugger: protocol } = contents;
  const listeners = new Map<string, Set<(params: unknown) => void>>();
  const inForce: { readonly method: string; readonly params: Params }[] = [];

  const attach = () => {
    if (contents.isDestroyed() || protocol.isAttached()) return;
    protocol.attach('1.3');
    for (const { method, params } of inForce) void protocol.sendCommand(method, params).catch(() => undefined);
  };
  const attachAgain = () => {
    try {
      attach();
    } catch {
      // DevTools have it for themselves.
      contents.once('devtools-closed', attach);
    }
  };

  protocol.on('message', (_event, method, params: unknown, session) => {
    // Sessions of other targets than the page: nothing here asks for any.
    if (session) return;
    for (const listener of [...(listeners.get(method) ?? [])]) listener(params);
  });
  protocol.on('detach', () => setImmediate(attachAgain));
  attach();

  return {
    async send(method, params = {}) {
      if (contents.isDestroyed()) throw new Error('The window is closed.');
      if (lasting.test(method)) inForce.push({ method, params });
      const answer: unknown = await protocol.sendCommand(method, params);
      return answer;
    },
    on(event, listener) {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent.add(listener));
      return () => {
        ofEvent.delete(listener);
      };
    },
  };
}
