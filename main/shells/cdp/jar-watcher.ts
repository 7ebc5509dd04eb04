import type { JarCookie } from '../../recording/entry.ts';
import { cookieKey } from './cdp-cookie.ts';
import type { JarChange } from './jar-changes.ts';
import { tellStory } from './jar-changes.ts';
import type { JarCause } from './set-cookie-lines.ts';

/** A way to read the jar, through one of the profile's windows, and who hears what has changed. */
export interface JarReader {
  read(): Promise<JarCookie<string>[]>;
  report(change: JarChange): void;
}

/** The jar of one profile, looked at when there is a reason to. Looks never overlap, so no change is told twice. */
export class JarWatcher {
  readonly #isQuiet: () => boolean;
  #known = new Map<string, JarCookie<string>>();
  #causes: JarCause[] = [];
  #lastLook: Promise<void> = Promise.resolve();

  /** @param isQuiet whether no request of the profile's windows is on its way. */
  constructor(isQuiet: () => boolean) {
    this.#isQuiet = isQuiet;
  }

  /** What a response wanted. Look afterwards. */
  expect(causes: readonly JarCause[]): void {
    this.#causes.push(...causes);
  }

  /**
   * Reads the jar and reports the differences; resolves when they are reported.
   * @throws what `read` throws; the next look makes up for it.
   */
  look(reader: JarReader): Promise<void> {
    const look = this.#lastLook.then(() => this.#look(reader));
    this.#lastLook = look.catch(() => undefined);
    return look;
  }

  async #look({ read, report }: JarReader): Promise<void> {
    const quietBefore = this.#isQuiet();
    const taken = this.#causes;
    this.#causes = [];
    let undecided = taken;
    try {
      const jar = await read();
      const final = quietBefore && this.#isQuiet() && this.#causes.length === 0;
      undecided = this.#compare(new Map(jar.map((cookie) => [cookieKey(cookie), cookie])), taken, final, report);
    } finally {
      this.#causes = [...undecided, ...this.#causes];
    }
  }

  /** Reports what has changed and returns the causes of what cannot be told yet. */
  #compare(
    now: ReadonlyMap<string, JarCookie<string>>,
    causes: readonly JarCause[],
    final: boolean,
    report: JarReader['report'],
  ): JarCause[] {
    const undecided: JarCause[] = [];
    const known = new Map(now);
    const causesByKey = Map.groupBy(causes, ({ key }) => key);
    for (const key of new Set([...causesByKey.keys(), ...this.#known.keys(), ...now.keys()])) {
      const before = this.#known.get(key);
      const ofKey = causesByKey.get(key) ?? [];
      const story = tellStory({ before, after: now.get(key), causes: ofKey, final });
      if (story !== 'undecided') {
        for (const change of story) report(change);
        continue;
      }
      undecided.push(...ofKey);
      if (before === undefined) known.delete(key);
      else known.set(key, before);
    }
    this.#known = known;
    return undecided;
  }
}
