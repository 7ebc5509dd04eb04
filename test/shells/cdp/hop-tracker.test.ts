import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompleteHop } from '../../../main/shells/cdp/hop-tracker.ts';
import { HopTracker } from '../../../main/shells/cdp/hop-tracker.ts';

type Event = (tracker: HopTracker) => void;

const requestId = 'r';
const urls = ['http://a.localhost/1', 'http://b.localhost/2', 'http://a.localhost/3'];

function sent(at: number): Event {
  const redirect = at === 0 ? {} : { redirectResponse: { headers: { hop: `${at - 1}` } }, redirectHasExtraInfo: true };
  const request = { url: urls[at] ?? '', method: 'GET' };
  return (tracker) =>
    tracker.requestWillBeSent({ requestId, loaderId: 'l', request, wallTime: at, type: 'Document', ...redirect });
}

function requestExtra(at: number): Event {
  const cookie = { name: `c${at}`, value: '', domain: '', path: '/', expires: -1, httpOnly: true, secure: true };
  return (tracker) => tracker.requestExtraInfo({ requestId, associatedCookies: [{ cookie, blockedReasons: [] }] });
}

function responseExtra(at: number): Event {
  return (tracker) => tracker.responseExtraInfo({ requestId, headers: { hop: `${at}` }, blockedCookies: [] });
}

function received(hasExtraInfo: boolean, fromDiskCache = false): Event {
  const response = { headers: { hop: 'page' }, fromDiskCache };
  return (tracker) => tracker.responseReceived({ requestId, type: 'Document', response, hasExtraInfo });
}

const over: Event = (tracker) => tracker.over(requestId);
const giveUp: Event = (tracker) => tracker.giveUp(requestId);

function play(events: readonly Event[]): { hops: CompleteHop[]; silent: boolean } {
  const hops: CompleteHop[] = [];
  const tracker = new HopTracker((hop) => hops.push(hop));
  for (const event of events) event(tracker);
  return { hops, silent: tracker.isSilent };
}

describe('hops', () => {
  test('of a redirect get their own extra information, however the streams interleave', () => {
    const streams = [
      [sent(0), sent(1), sent(2), received(true), over],
      [requestExtra(0), requestExtra(1), requestExtra(2)],
      [responseExtra(0), responseExtra(1), responseExtra(2)],
    ];
    const order = fc.shuffledSubarray(
      streams.flatMap((stream, which) => stream.map(() => which)),
      { minLength: 11, maxLength: 11 },
    );
    fc.assert(
      fc.property(order, (picks) => {
        const rest = streams.map((stream) => [...stream]);
        const { hops, silent } = play(picks.flatMap((which) => rest[which]?.shift() ?? []));
        expect(hops.map(({ url }) => url)).toEqual(urls);
        expect(hops.map(({ requestExtra: extra }) => extra?.associatedCookies[0]?.cookie.name)).toEqual([
          'c0',
          'c1',
          'c2',
        ]);
        expect(hops.map(({ responseExtra: extra }) => extra?.headers['hop'])).toEqual(['0', '1', '2']);
        expect(silent).toBe(true);
      }),
    );
  });

  test('without a network have no extra information, and from the cache are none', () => {
    expect(play([sent(0), received(false), over]).hops).toMatchObject([{ responseHeaders: { hop: 'page' } }]);
    expect(play([sent(0), received(false, true), over])).toEqual({ hops: [], silent: true });
    const fromMemory: Event = (tracker) => tracker.servedFromCache(requestId);
    expect(play([sent(0), fromMemory, received(true), over])).toEqual({ hops: [], silent: true });
  });

  test('that fail are told with what came', () => {
    expect(play([sent(0), requestExtra(0), over])).toEqual({ hops: [], silent: false });
    const { hops, silent } = play([sent(0), requestExtra(0), over, giveUp]);
    expect(hops).toMatchObject([{ url: urls[0], requestExtra: { requestId } }]);
    expect(silent).toBe(true);
  });

  test('are on their way until they are over', () => {
    expect(play([sent(0)]).silent).toBe(false);
    expect(play([sent(0), requestExtra(0), responseExtra(0), received(true)]).silent).toBe(false);
  });

  test('extra information that comes too late disturbs nobody', () => {
    expect(play([sent(0), over, giveUp, responseExtra(0)]).silent).toBe(true);
  });
});
