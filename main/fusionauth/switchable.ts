import { type FusionAuthChange, failureOf, type MissingImage, missingImages } from './change.ts';
import type { OnProgress, Progress } from './container/progress.ts';
import type { DockerSource } from './in-docker.ts';
import type { FusionAuth } from './port.ts';
import type { FusionAuthSource } from './source.ts';

type Kind = FusionAuth['kind'];

/** The one that was made ready is in use. The one before is still there, until it is known that the new one serves. */
interface Adoption {
  /** It serves: ends the one before, behind the caller's back. */
  settle(): void;
  /** It does not, because of `error`: ends it, and the one before is in use again. */
  undo(error: unknown): Promise<void>;
}

/** A FusionAuth that can be exchanged for the other kind during a launch. The one in use goes on until the other is ready. */
export interface SwitchableFusionAuth extends FusionAuthSource {
  /** What the next experiment gets. */
  readonly kind: Kind;
  readonly change: FusionAuthChange;
  /** Nothing may be pulled. */
  readonly offline: boolean;
  /** Why containers cannot be had in this installation, in a sentence. */
  readonly noContainers: string | undefined;
  onChange(listener: () => void): void;
  /** Why `prepare` cannot be had now, in a sentence for people. */
  whyNot(kind: Kind, pull: boolean): string | undefined;
  /**
   * Gets `kind` ready; images are pulled only with `pull`. True: `adopt` has it. What kept it from being ready is in `change`.
   * Asked for the kind in use, it cancels instead. Throws what `whyNot` says.
   */
  prepare(kind: Kind, pull: boolean): Promise<boolean>;
  /** Ends a start in progress, or forgets what has failed. Resolves when nothing of it is left. */
  cancel(): Promise<void>;
  /** Undefined when nothing is ready. */
  adopt(): Adoption | undefined;
}

/** How its parts are made. */
export interface SwitchableParts {
  readonly first: Kind;
  readonly offline: boolean;
  /** The containers stay for the next launch. */
  readonly keep: boolean;
  readonly noContainers: string | undefined;
  /** Hears of every start in containers. */
  readonly onProgress: OnProgress;
  readonly embedded: () => FusionAuthSource;
  readonly docker: (may: { readonly pull: boolean; readonly onProgress: OnProgress }) => DockerSource;
}

/** A source of one kind. */
interface Held {
  readonly kind: Kind;
  readonly source: FusionAuthSource;
}

/** Begins with `first`. */
export function switchable(parts: SwitchableParts): SwitchableFusionAuth {
  const { offline, keep, noContainers } = parts;
  let change: FusionAuthChange = { state: 'none' };
  let pulls: readonly MissingImage[] = [];
  let environment: Readonly<Record<string, string>> = {};
  let next: (Held & { isReady: boolean }) | undefined;
  let leaving: Promise<void> = Promise.resolve();
  const listeners: (() => void)[] = [];

  const become = (now: FusionAuthChange) => {
    change = now;
    for (const listener of listeners) listener();
  };

  /** Containers whose start is told, as far as it is theirs that a person waits for. */
  const containers = (pull: boolean): { kind: 'container'; source: DockerSource } => {
    const onProgress = (progress: Progress) => {
      parts.onProgress(progress);
      const isAwaited = next ? next.source === source : used.source === source;
      if (!isAwaited) return;
      if (change.state !== 'starting') pulls = [];
      if (progress.step === 'about to pull') {
        const { image: name, roughMegabytes } = progress;
        pulls = [...pulls, { name, ...(roughMegabytes === undefined ? {} : { roughMegabytes }) }];
      }
      become({ state: 'starting', progress, pulls });
    };
    const source = parts.docker({ pull, onProgress });
    return { kind: 'container', source };
  };

  let used: Held = parts.first === 'embedded' ? { kind: 'embedded', source: parts.embedded() } : containers(!offline);

  const fail = (error: unknown) => become({ state: 'failed', ...failureOf(error) });

  const prepareContainers = async (pull: boolean): Promise<boolean> => {
    const candidate = { ...containers(pull), isReady: false };
    next = candidate;
    become({ state: 'looking' });
    try {
      const { version, died } = await candidate.source.prepare(environment);
      if (next !== candidate) return false; // It was cancelled at the last moment, and is being ended.
      candidate.isReady = true;
      become({ state: 'ready', version });
      void died.then((says) => {
        if (next !== candidate) return;
        next = undefined;
        become({ state: 'failed', says, log: [] });
        void candidate.source.end().catch(() => undefined); // What is dead may be beyond reach; the next launch sweeps.
      });
      return true;
    } catch (error) {
      if (next !== candidate) return false;
      next = undefined;
      const missing = missingImages(error);
      if (missing) become({ state: 'images missing', images: missing });
      else fail(error);
      return false;
    }
  };

  const whyNot = (kind: Kind, pull: boolean): string | undefined => {
    if (change.state === 'cancelling') return 'What was cancelled is still being ended. Try again in a moment.';
    if (change.state === 'leaving') return 'The containers are still being ended. Try again in a moment.';
    if (next)
      return kind === 'container' && !next.isReady ? 'FusionAuth is being started in Docker already.' : undefined;
    if (kind === used.kind)
      return `The FusionAuth in use is ${kind === 'embedded' ? 'the embedded one' : 'the one in Docker'} already.`;
    if (kind === 'container' && noContainers !== undefined) return noContainers;
    if (pull && offline) return 'The lab was started with --offline and pulls nothing.';
    return undefined;
  };

  /** Ends `source` and says if even that fails. */
  const letGo = (source: FusionAuthSource): Promise<void> => {
    const over = source.end().then(
      () => become({ state: 'none' }),
      (error: unknown) => {
        const { says } = failureOf(error);
        const fix = 'The next launch of the lab removes what was left behind.';
        become({ state: 'failed', says: `The containers could not be removed: ${says}`, fix, log: [] });
      },
    );
    leaving = Promise.all([leaving, over]).then(() => undefined);
    return over;
  };

  const cancel = async (): Promise<void> => {
    const cancelled = next;
    next = undefined;
    if (cancelled) {
      become({ state: 'cancelling' });
      await letGo(cancelled.source);
    } else if (change.state === 'starting') {
      // The one in use is being started anew: what is ended stays ended, so another takes its place.
      const { source } = used;
      used = containers(!offline);
      become({ state: 'cancelling' });
      await letGo(source);
    } else if (change.state === 'images missing' || change.state === 'failed') become({ state: 'none' });
  };

  return {
    get kind() {
      return used.kind;
    },
    get change() {
      return change;
    },
    offline,
    noContainers,
    onChange: (listener) => void listeners.push(listener),
    whyNot,
    async prepare(kind, pull) {
      const refusal = whyNot(kind, pull);
      if (refusal !== undefined) throw new Error(refusal);
      if (next?.kind === kind) return true;
      if (kind === used.kind) {
        await cancel();
        return false;
      }
      if (kind === 'container') return prepareContainers(pull);
      next = { kind, source: parts.embedded(), isReady: true };
      return true;
    },
    cancel,
    adopt() {
      if (!next?.isReady) return undefined;
      const before = used;
      used = { kind: next.kind, source: next.source };
      next = undefined;
      return {
        settle() {
          if (before.kind === 'embedded') {
            become({ state: 'none' });
            void before.source.end();
            return;
          }
          become({ state: 'leaving', keeps: keep });
          void letGo(before.source);
        },
        async undo(error) {
          const failed = used;
          used = before;
          await letGo(failed.source);
          fail(error);
        },
      };
    },
    async start(clock, filled) {
      environment = filled;
      const { source } = used;
      try {
        const started = await source.start(clock, filled);
        if (change.state === 'starting' && !next) become({ state: 'none' });
        return started;
      } catch (error) {
        if (!next && used.source === source) fail(error);
        throw error;
      }
    },
    async end() {
      const unfinished = next;
      next = undefined;
      const ended = await Promise.allSettled([unfinished?.source.end(), used.source.end(), leaving]);
      for (const one of ended) if (one.status === 'rejected') throw one.reason;
    },
  };
}
