import { z } from 'zod';
import { app } from './app.ts';

/** A page of Chromium, held before its first line until `go`. */
export interface Target {
  readonly targetId: string;
  /** The fake's own session; the debugger has another. */
  readonly session: string;
  readonly gone: Promise<void>;
}

const created = z.object({ targetId: z.string() });
const attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ targetId: z.string(), openerId: z.string().optional() }),
});
const detached = z.object({ sessionId: z.string() });

const arriving = new Map<string, PromiseWithResolvers<Target>>();
const leaving = new Map<string, () => void>();
let onPopup: (target: Target, openerId: string) => void = () => undefined;
let following: Promise<void> | undefined;

function arrivalOf(targetId: string): PromiseWithResolvers<Target> {
  const known = arriving.get(targetId) ?? Promise.withResolvers<Target>();
  arriving.set(targetId, known);
  return known;
}

async function follow(): Promise<void> {
  const { pipe } = await app.chromium;
  pipe.on('', 'Target.attachedToTarget', (params) => {
    const parsed = attached.safeParse(params).data;
    if (parsed === undefined || leaving.has(parsed.sessionId)) return;
    const { sessionId: session, targetInfo } = parsed;
    const gone = new Promise<void>((resolve) => leaving.set(session, resolve));
    const target = { targetId: targetInfo.targetId, session, gone };
    if (targetInfo.openerId !== undefined) onPopup(target, targetInfo.openerId);
    else arrivalOf(targetInfo.targetId).resolve(target);
  });
  pipe.on('', 'Target.detachedFromTarget', (params) => {
    const { sessionId } = detached.parse(params);
    leaving.get(sessionId)?.();
    pipe.end(sessionId);
  });
  const filter = [{ type: 'page' }, { exclude: true }];
  await pipe.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter });
}

/** A page in a window of its own. */
export async function createTarget(browserContextId: string, place: Readonly<Record<string, number>>): Promise<Target> {
  following ??= follow();
  await following;
  const { pipe } = await app.chromium;
  const made = await pipe.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    newWindow: true,
    ...place,
  });
  return arrivalOf(created.parse(made).targetId).promise;
}

/** Who decides about the windows that pages open. */
export function decidePopups(decide: (target: Target, openerId: string) => void): void {
  onPopup = decide;
}
