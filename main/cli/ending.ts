/** Things to undo when the process ends, whatever makes it end. */
export interface Ending {
  /** Undone in reverse order. */
  undo(action: () => Promise<void> | void): void;
  /** Undoes everything, once. */
  now(): Promise<void>;
  /** Resolves with the conventional exit code when somebody asks the process to end: Ctrl-C (130) or SIGTERM (143). */
  readonly asked: Promise<number>;
}

/** Listens for Ctrl-C, SIGTERM and a closed terminal. A second Ctrl-C ends at once. */
export function createEnding(): Ending {
  const actions: (() => Promise<void> | void)[] = [];
  let ending: Promise<void> | undefined;
  const now = () => {
    ending ??= (async () => {
      for (const action of actions.reverse()) {
        try {
          await action();
        } catch (error) {
          // One thing that will not end must not keep the others from ending.
          process.stderr.write(`While ending: ${error instanceof Error ? error.message : String(error)}\n`);
        }
      }
    })();
    return ending;
  };
  const asked = new Promise<number>((resolve) => {
    const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
    for (const [signal, code] of Object.entries(codes)) {
      process.on(signal, () => {
        if (ending) process.exit(code);
        resolve(code);
      });
    }
  });
  return { undo: (action) => actions.push(action), now, asked };
}
