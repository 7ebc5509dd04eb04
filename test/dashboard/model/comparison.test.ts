import { describe, expect, it } from 'vitest';
import type { MaskedText } from '../../../main/recording/credential.ts';
import type { RecordedResponse } from '../../../main/recording/exchange.ts';
import { compare } from '../../../renderer/dashboard/model/comparison.ts';
import type { ObservedExchange } from '../../../renderer/dashboard/model/exchanges.ts';
import { siteCookie } from '../../../scenarios/cookies.ts';
import type { MessageStep } from '../../../scenarios/step.ts';
import { exchangeId, sessionText } from './tiny.ts';

const sid = siteCookie('store', 'session');

const step: MessageStep = {
  kind: 'message',
  from: 'browser',
  to: 'store',
  says: 'GET /callback',
  answers: '302',
  during: [],
  request: {
    method: 'GET',
    path: '/callback',
    parameters: { code: { present: true }, kind: { is: 'code' }, redirect_uri: { callbackOf: 'store' } },
    cookiesSent: [],
  },
  response: { status: 302, location: { to: 'store', path: '/' }, setCookies: [{ cookie: sid, change: 'set' }] },
};

function observed(
  query: string,
  response: Partial<RecordedResponse<MaskedText>>,
  cookies: readonly string[] = [],
): ObservedExchange {
  return {
    seq: 1,
    at: 0,
    attackerKept: [],
    exchange: {
      id: exchangeId('x1'),
      from: 'browser',
      to: 'store',
      channel: 'front',
      request: {
        method: 'GET',
        url: [`http://store.example.localhost:9012/callback?${query}`],
        headers: [],
        cookies: cookies.map((name) => ({ name, value: ['v'] })),
      },
    },
    reply: { seq: 2, at: 1, durationMs: 1, response: { status: 302, headers: [], setCookies: [], ...response } },
  };
}

const callback = encodeURIComponent('http://store.example.localhost:9012/callback');
const broken = (lines: readonly { readonly what: string; readonly kept: boolean }[]) =>
  lines.filter(({ kept }) => !kept).map(({ what }) => what);

describe('the comparison', () => {
  it('finds everything kept when it is', () => {
    const { request, reply } = compare(
      step,
      observed(`code=1&kind=code&redirect_uri=${callback}`, {
        headers: [['Location', ['http://store.example.localhost:9012/']]],
        setCookies: [{ name: 'sid', value: sessionText, httpOnly: true, secure: true }],
      }),
    );
    expect([broken(request), broken(reply)]).toEqual([[], []]);
  });

  it('marks every promise that was not kept, and every surprise', () => {
    const { request, reply } = compare(
      step,
      observed(
        'kind=token',
        { status: 200, setCookies: [{ name: 'other', value: ['v'], httpOnly: true, secure: true }] },
        ['sid'],
      ),
    );
    expect(broken(request)).toEqual(['code', 'kind', 'redirect_uri', 'cookie sid']);
    expect(broken(reply)).toEqual(['status', 'Location', 'Set-Cookie sid', 'Set-Cookie other']);
  });

  it('does not mind the cookies of FusionAuth that no article draws, but minds a session that scripts can read', () => {
    const { request, reply } = compare(
      step,
      observed(
        `code=1&kind=code&redirect_uri=${callback}`,
        {
          headers: [['location', ['/']]],
          setCookies: [{ name: 'sid', value: sessionText, httpOnly: false, secure: true }],
        },
        ['fusionauth.locale'],
      ),
    );
    expect([broken(request), broken(reply)]).toEqual([[], ['Set-Cookie sid']]);
  });
});
