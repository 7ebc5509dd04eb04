import { describe, expect, it } from 'vitest';
import type { MaskedText } from '../../../main/recording/credential.ts';
import {
  fragmentOf,
  hostOf,
  parametersOf,
  pathOf,
  queryOf,
  withoutOrigin,
} from '../../../renderer/dashboard/model/address.ts';
import { jsonMembers, laidOut } from '../../../renderer/dashboard/model/json-body.ts';
import { clockReading, exactly, inWords, sinceStart } from '../../../renderer/dashboard/model/lab-time.ts';
import { splitText } from '../../../renderer/dashboard/model/masked-text.ts';
import { cookieInWords } from '../../../renderer/dashboard/words/cookie.ts';
import { credentialId } from './tiny.ts';

const chip = { credential: credentialId('c1'), shown: 'ab&c…w=yz' };
const url: MaskedText = ['http://store.example.localhost:9012/callback?code=', chip, '&state=a%20b#x=', chip];

describe('masked text', () => {
  it('is cut at separators outside of chips only', () => {
    expect(splitText(['a=', chip, '&b=1'], '&')).toEqual([['a=', chip], ['b=1']]);
    expect(splitText(['a=b=c'], '=', 2)).toEqual([['a'], ['b=c']]);
  });

  it('is an address whose parts keep their chips', () => {
    expect([pathOf(url), hostOf(url)]).toEqual(['/callback', 'store.example.localhost']);
    expect(queryOf(url)).toEqual([
      ['code', [chip]],
      ['state', ['a b']],
    ]);
    expect(fragmentOf(url)).toEqual([['x', [chip]]]);
    expect(withoutOrigin(url)[0]).toBe('/callback?code=');
    expect(pathOf(['http://store.example.localhost:9012'])).toBe('/');
    expect(parametersOf(['a=%ZZ&b='])).toEqual([
      ['a', ['%ZZ']],
      ['b', []],
    ]);
  });

  it('is JSON with chips inside its strings', () => {
    const body: MaskedText = ['{"access_token":"', chip, '","n":1}'];
    expect(jsonMembers(body)).toEqual(['access_token', 'n']);
    expect(laidOut(body)).toEqual(['{\n  "access_token": "', chip, '",\n  "n": 1\n}']);
    expect(jsonMembers(['<p>'])).toBeUndefined();
    expect(laidOut(['not JSON'])).toEqual(['not JSON']);
  });
});

describe('times', () => {
  it('are relative to the start of the run', () => {
    expect([0, 3_100, 61_000, 3_723_000, 86_400_000 * 30 + 61_000].map((ms) => sinceStart(ms, 0))).toEqual([
      '00:00.0',
      '00:03.1',
      '01:01.0',
      '1:02:03',
      '30d 00:01:01',
    ]);
    expect(clockReading(3_723_000, 0)).toBe('T+01:02:03');
    expect(clockReading(86_400_000 * 30 + 61_000, 0)).toBe('T+30d 00:01:01');
  });

  it('are said in words', () => {
    expect([90_000, 29 * 60_000, 86_400_000 * 3].map(inWords)).toEqual(['1 min', '29 min', '3 days']);
    expect(exactly(86_400_000 * 30 + 60_000)).toBe('30 d 1 min');
  });
});

describe('a cookie in words', () => {
  it('says what each attribute means for a person', () => {
    const says = (more: object) =>
      cookieInWords({
        domain: 'store.example.localhost',
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
        ...more,
      }).map(({ says: words }) => words);
    expect(says({})).toEqual([
      'script cannot read it',
      'only over https or localhost',
      'goes along when another site links here, not when it posts',
      'only store.example.localhost, no sub-domains',
    ]);
    expect(says({ httpOnly: false, domain: '.example.localhost', path: '/callback' })).toEqual(
      expect.arrayContaining([
        'any script of the page can read it',
        'example.localhost and every sub-domain',
        'only to /callback',
      ]),
    );
  });
});
