import { describe, expect, it } from 'vitest';
import { requestDifferences } from '../../../main/lab/judge/compare-request.ts';
import { createPreflights } from '../../../main/lab/judge/preflights.ts';
import { unreadable } from '../../../main/lab/judge/readable.ts';
import { createLog } from '../../../main/lab/recorder/log.ts';
import type { Header } from '../../../main/recording/exchange.ts';
import { message } from '../../../scenarios/blocks/message.ts';
import { storedJwt } from '../../../scenarios/storage.ts';
import { standingClock } from '../../support/clock.ts';
import { type Answered, answers, asks } from '../../support/happenings.ts';

/** What is said of a token that a script must send, and of answers that a page of another origin may not read. */

const token = 'eyJh.eyJz.c2ln';
const cart = message(
  'browser',
  'store',
  'AJAX GET',
  '200',
  { method: 'GET', path: '/api/load-shopping-cart', cookiesSent: [], bearer: storedJwt('store') },
  { status: 200 },
);

function said(headers: readonly Header<string>[]) {
  const asked = asks('x1', { path: '/api/load-shopping-cart', headers });
  if (asked.type !== 'request') throw new Error('It is a request.');
  return requestDifferences(cart, asked.exchange);
}

describe('a bearer token', () => {
  const promised = 'to Store; the workflow has the JWT from local storage there, as "Authorization: Bearer".';

  it.each(['Bearer', 'bearer'])('is one under the name %s (RFC 6750 section 2.1, RFC 9110 section 11.1)', (scheme) => {
    expect(said([['authorization', `${scheme} ${token}`]])).toEqual([]);
  });

  it.each<readonly [string, readonly Header<string>[]]>([
    ['no Authorization header', []],
    ['an Authorization header of the kind "Token"', [['authorization', `Token ${token}`]]],
    ['an Authorization header without a JWT', [['authorization', 'Bearer undefined']]],
  ])('is missing: %s', (what, headers) => {
    expect(said(headers)).toEqual([`Browser sent ${what} ${promised}`]);
  });
});

const origin = 'http://store.example.localhost:4400';
const allowed: readonly Header<string>[] = [
  ['Access-Control-Allow-Origin', origin],
  ['Access-Control-Allow-Credentials', 'true'],
];
const without = (name: string) => allowed.filter(([one]) => one !== name);
const logIn = message(
  'browser',
  'fusionauth',
  'AJAX POST',
  '200',
  { method: 'POST', path: '/api/login' },
  { status: 200 },
);

describe('an answer to a page of another origin', () => {
  function judged(headers: readonly Header<string>[], from = origin, mode = 'cors') {
    const asked = asks('x1', {
      to: 'fusionauth',
      method: 'POST',
      path: '/api/login',
      headers: [
        ['origin', from],
        ['sec-fetch-mode', mode],
      ],
    });
    const answer = answers('x1', { headers });
    if (asked.type !== 'request' || answer.type !== 'response') throw new Error('It is a message and its answer.');
    return unreadable(logIn, asked.exchange, answer.response);
  }

  it('can be read when it says both', () => {
    expect(judged(allowed)).toEqual([]);
  });

  it.each([
    ['"Access-Control-Allow-Credentials: true"', without('Access-Control-Allow-Credentials')],
    [`"Access-Control-Allow-Origin: ${origin}"`, without('Access-Control-Allow-Origin')],
    [`"Access-Control-Allow-Origin: ${origin}"`, [['Access-Control-Allow-Origin', '*'] as const]],
  ])('cannot be read without %s', (lacking, headers) => {
    expect(judged(headers)).toEqual([
      `FusionAuth answered without ${lacking}: the browser does not let a page of another origin that sent cookies read it (CORS).`,
    ]);
  });

  it('needs nothing where a page is loaded, or asks its own origin', () => {
    expect(judged([], origin, 'navigate')).toEqual([]);
    expect(judged([], 'http://example.fusionauth.localhost:4400')).toEqual([]);
  });
});

describe('a message that a preflight forbade', () => {
  function whyNot(answered: Answered, path = '/api/login') {
    const preflights = createPreflights();
    const log = createLog(standingClock());
    log.subscribe((entry) => preflights.take(entry));
    const headers: readonly Header<string>[] = [['access-control-request-method', 'POST']];
    log.append(asks('x1', { to: 'fusionauth', method: 'OPTIONS', background: 'preflight', path, headers }));
    log.append(answers('x1', answered));
    return preflights.whyNot(logIn);
  }
  const asked = 'the browser first asked whether a page of another origin may send it with cookies (CORS preflight)';

  it.each([
    ['was 403', { status: 403 }],
    ['had no "Access-Control-Allow-Origin" for it', { headers: without('Access-Control-Allow-Origin') }],
    ['had no "Access-Control-Allow-Credentials: true"', { headers: without('Access-Control-Allow-Credentials') }],
  ])('is missing because the answer %s', (lacking, answered) => {
    expect(whyNot(answered)).toBe(`${asked}, and the answer ${lacking}`);
  });

  it('is missing for another reason when it was allowed, or when nobody asked for it', () => {
    expect(whyNot({ status: 204, headers: allowed })).toBeUndefined();
    expect(whyNot({ status: 403 }, '/api/logout')).toBeUndefined();
  });
});
