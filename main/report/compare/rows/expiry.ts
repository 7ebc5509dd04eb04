import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atExchange } from '../evidence.ts';
import { asksForData, gaveData } from '../legs.ts';
import type { EntryOf, Reading } from '../reading.ts';
import { isRedirect, type SeenExchange, statusOf } from '../seen-exchange.ts';
import { counted, duration, list } from '../words.ts';
import { passwordPosts } from './password.ts';

/** One thing that happened after an expiry, and where. */
interface Consequence {
  readonly says: string;
  readonly at: SeenExchange;
}

/** A page that has seen by itself that its token has died, and asks FusionAuth for another. */
function asksAnew(reading: Reading, exchange: SeenExchange): boolean {
  return (
    exchange.to === 'fusionauth' &&
    reading.carried(exchange, 'request').some(({ of }) => of.kind === 'refresh token' || of.kind === 'SSO session')
  );
}

/** The jump past this life after which the browser was the first to ask for something. */
function jumpPast(reading: Reading, lifetime: string): { clock: EntryOf<'clock'>; first: SeenExchange } | undefined {
  for (const clock of reading.entries('clock')) {
    if (!clock.why.includes(lifetime)) continue;
    const next = reading.messages.find(({ seq, channel }) => seq > clock.seq && channel !== 'back');
    if (next?.channel === 'front' && (asksForData(next, 'store') || asksAnew(reading, next)))
      return { clock, first: next };
  }
  return undefined;
}

/** Up to the next jump, the next theft, or the first visit to the other application. */
function until(reading: Reading, after: number): number {
  const ends = [
    ...reading.entries('clock'),
    ...reading.entries('theft'),
    ...reading.messages.filter(({ to, from }) => to === 'forums' && from === 'browser'),
  ];
  return Math.min(...ends.map(({ seq }) => seq).filter((seq) => seq > after), Number.POSITIVE_INFINITY);
}

const calls = (reading: Reading, { id }: SeenExchange) =>
  reading.messages.filter(({ channel, cause }) => channel === 'back' && cause === id);

/** The answer to the very request that met the expiry. */
function firstAnswer(reading: Reading, first: SeenExchange): Consequence[] {
  if (first.to === 'fusionauth') {
    return [{ says: 'the page notices by itself', at: first }, ...recovery(reading, [first])];
  }
  const back = calls(reading, first);
  const asked = back.length > 0 ? `, ${counted(back.length, 'back-channel call')}` : '';
  if (statusOf(first) !== 200) {
    const where = isRedirect(first) ? ' to the login' : '';
    return [{ says: `${statusOf(first)}${where}${asked}`, at: first }];
  }
  const renewed = reading.carried(first, 'response').filter(({ place }) => place === 'Set-Cookie');
  const cookies = [...new Set(renewed.map(({ of }) => `new ${of.kind} cookie`))].sort();
  return [{ says: `same request answered${cookies.length > 0 ? ` with a ${list(cookies)}` : ''}${asked}`, at: first }];
}

/** What the page and the person did next to get in again. */
function recovery(reading: Reading, rest: readonly SeenExchange[]): Consequence[] {
  const front = rest.filter(({ channel }) => channel === 'front');
  const forms = new Set(passwordPosts(reading, front).map(({ exchange }) => exchange));
  return front.flatMap((one): Consequence[] => {
    if (forms.has(one.id)) return [{ says: 'the password again', at: one }];
    if (asksForData(one, 'store'))
      return [{ says: gaveData(one, 'store') ? 'the cart' : String(statusOf(one)), at: one }];
    if (one.to !== 'fusionauth') return [];
    const carried = reading.carried(one, 'request');
    if (isRedirect(one) && carried.some(({ of }) => of.kind === 'SSO session'))
      return [{ says: 'FusionAuth silently, no form', at: one }];
    if (carried.some(({ of }) => of.kind === 'refresh token'))
      return [
        {
          says:
            statusOf(one) === 200
              ? 'the page fetches new tokens from FusionAuth'
              : `FusionAuth refuses the page (${statusOf(one)})`,
          at: one,
        },
      ];
    return [];
  });
}

function expiryOf(lifetime: 'session' | 'JWT' | 'refresh token'): RowDefinition {
  return {
    id: `expired-${lifetime.replaceAll(' ', '-')}`,
    group: 'When something expires',
    title: `When the ${lifetime} has expired`,
    cell(reading) {
      const jump = jumpPast(reading, lifetime);
      if (!jump) return notObserved(`The browser asked for nothing right after the end of a ${lifetime}.`);
      const end = until(reading, jump.clock.seq);
      const rest = reading.messages.filter(({ seq }) => seq > jump.first.seq && seq < end);
      const story = [...firstAnswer(reading, jump.first), ...recovery(reading, rest)];
      return observed(
        story.map(({ says }) => says),
        story.map(({ says }) => says).join(', then '),
        [
          { seq: jump.clock.seq, label: `the clock is moved by ${duration(jump.clock.byMs)}` },
          ...story.map(({ at, says }) => atExchange(at, says)),
        ],
        '',
      );
    },
  };
}

/** What the browser's next request met after each jump of the clock, and what it took to get in again. */
export const expiryRows: readonly RowDefinition[] = (['session', 'JWT', 'refresh token'] as const).map(expiryOf);
