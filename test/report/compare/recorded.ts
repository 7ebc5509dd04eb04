import { createLog } from '../../../main/lab/recorder/log.ts';
import { createRecorder } from '../../../main/lab/recorder/recorder.ts';
import type { Happening, JarCookie, ScriptSource } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { Recording } from '../../../main/recording/recording.ts';
import type { RowDefinition } from '../../../main/report/compare/cell.ts';
import type { ObservedCell } from '../../../main/report/compare/comparison.ts';
import { read } from '../../../main/report/compare/reading.ts';
import { cart as demoCart } from '../../../scenarios/demo-data/cart.ts';
import { posts as demoPosts } from '../../../scenarios/demo-data/posts.ts';
import { hosts } from '../../../scenarios/parties.ts';
import { standingClock } from '../../support/clock.ts';
import { type Answered, type Asked, answers, asks } from '../../support/happenings.ts';

/** Real milliseconds from one entry to the next. */
export const STEP_MS = 10;

export const password = 'correct-horse-battery';
export const sessionId = 'Zk3vQ0d8mYx2LpWcR7TnB5uJhEaSf1Gi';
export const otherSessionId = 'A9xKq2LmW4eRt7YuI0pSdF3gHjKzXcVb';
export const refreshToken = 'qF8rXw-3nUeYc_Tz6LdKpA1vMbHs9JoG';
export const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyaWNoYXJkIn0.c2lnbmF0dXJlLW9mLXRoZS1zdG9yZQ';

/** The recording of `happenings`, made by the lab's own recorder; a jump of the clock moves the time of what follows. */
export function recorded(...happenings: readonly (Happening<string> | readonly Happening<string>[])[]): Recording {
  const clock = standingClock();
  const startedAt = clock.now();
  const log = createLog(clock);
  const recorder = createRecorder(log, [{ value: password, kind: 'password' }]);
  for (const happening of happenings.flat()) {
    clock.advance(STEP_MS + (happening.type === 'clock' ? happening.byMs : 0));
    log.append(happening);
  }
  return {
    workflow: 'hand-made',
    scenario: 'article',
    verdict: 'passed',
    fusionauth: { kind: 'embedded', version: '1.69.0' },
    durationMs: 1,
    startedAt,
    entries: recorder.presented.map(({ entry }) => entry),
    credentials: [...recorder.credentials.all],
    sightings: recorder.presented.flatMap(({ sightings }) => sightings),
  };
}

/** What `row` makes of a recording. */
export const cellOf = (row: RowDefinition, recording: Recording) => row.cell(read(recording));

/** The same, where something must have been observed. Throws otherwise: the test is about it. */
export function observedIn(row: RowDefinition, recording: Recording): ObservedCell {
  const cell = cellOf(row, recording);
  if (cell.kind !== 'observed') throw new Error(`Not observed: ${cell.why}`);
  return cell;
}

/** A request and its answer. */
export function exchange(id: string, asked: Asked, answered: Answered = {}): readonly Happening<string>[] {
  return [asks(id, asked), answers(id, answered)];
}

/** The cart, for a browser that holds these cookies. */
export const cart = (id: string, cookies: Asked['cookies'] = {}, answered: Answered = {}) =>
  exchange(id, { path: '/api/load-shopping-cart', cookies }, { json: { items: demoCart }, ...answered });

/** The posts of the Forums. */
export const posts = (id: string, cookies: Asked['cookies'] = {}, answered: Answered = {}) =>
  exchange(id, { to: 'forums', path: '/api/load-posts', cookies }, { json: { posts: demoPosts }, ...answered });

/** What a page of `site` loaded as. */
export const pageLoaded = (id: string): Happening<string> => ({
  type: 'browser sent',
  exchange: id as ExchangeId,
  profile: 'shared',
  window: 'w1',
  resource: 'Document',
  withheld: [],
  refused: [],
});

/** What a script of the page could read. */
export const scriptSaw = (
  source: ScriptSource,
  text: string,
  host: 'store' | 'fusionauth' = 'store',
): Happening<string> => ({
  type: 'script saw',
  profile: 'shared',
  window: 'w1',
  origin: `http://${hosts[host]}:4400`,
  source,
  text,
});

/** A change of the browser's jar: a cookie of the Store that no script can read. */
export const jar = (
  name: string,
  value: string,
  more: Partial<JarCookie<string>> & { readonly by?: string; readonly change?: 'replaced' | 'removed' } = {},
): Happening<string> => {
  const { by, change = 'set', ...attributes } = more;
  const cookie = { domain: hosts.store, path: '/', httpOnly: true, secure: true, sameSite: 'Lax' as const };
  return {
    type: 'cookie',
    profile: 'shared',
    change,
    cookie: { ...cookie, name, value, ...attributes },
    ...(by ? { exchange: by as ExchangeId } : {}),
  };
};

/** The clock jumps past the life of something. */
export const past = (lifetime: string, byMs = 3_600_000): Happening<string> => ({
  type: 'clock',
  byMs,
  why: `past the life of the ${lifetime}`,
});

/** Something is stolen from the browser. */
export const stolen = (name: string, value: string): Happening<string> => ({
  type: 'theft',
  loot: [{ name, value, how: 'stolen' }],
});
