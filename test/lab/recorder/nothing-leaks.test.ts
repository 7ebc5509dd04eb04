import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDistinctive } from '../../../main/lab/recorder/credential-index.ts';
import type { Happening } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import { answers, asks } from '../../support/happenings.ts';
import { presentedText, recorded } from './record.ts';

/** The one promise that everything else leans on: once a value is known as a credential, it does not leave the lab. */

const value = fc.stringMatching(/^[A-Za-z0-9_-]{12,60}$/);
/** What stands around a credential in a message; never part of one. */
const around = fc.constantFrom(
  ' ',
  '"',
  "'",
  '=',
  '&',
  '?',
  '/',
  ':',
  ';',
  ',',
  '<',
  '>',
  '#',
  '%3D',
  '%253D',
  '\n',
  '',
);
const word = fc.constantFrom('', 'a', 'before', 'Bearer ', '{"a":"', 'href=');

/** The moments at which the recorder learns a credential, and what carries it. */
const learns: readonly ((secret: string) => Happening<string>)[] = [
  (secret) => asks('x1', { path: `/callback?code=${secret}&state=s` }),
  (secret) => asks('x1', { cookies: { sid: secret } }),
  (secret) => asks('x1', { method: 'POST', form: { refresh_token: secret } }),
  (secret) => asks('x1', { method: 'POST', json: { refreshToken: secret } }),
  (secret) => asks('x1', { headers: [['authorization', `Basic ${Buffer.from(`id:${secret}`).toString('base64')}`]] }),
];

/** What happens afterwards with the same value in it, wrapped in whatever. */
const repeats: readonly ((text: string) => Happening<string>)[] = [
  (text) => asks('x2', { path: `/${encodeURI(text)}` }),
  (text) => asks('x2', { headers: [['x-anything', text]] }),
  (text) => asks('x2', { method: 'POST', form: { anything: text } }),
  (text) => asks('x2', { method: 'POST', json: { anything: text } }),
  (text) => answers('x1', { html: `<p title="${text}">${text}</p>` }),
  (text) => answers('x1', { status: 302, headers: [['location', `/?next=${encodeURIComponent(text)}#${text}`]] }),
  (text) => answers('x1', { headers: [['www-authenticate', text]] }),
  (text) => ({ type: 'no response', exchange: 'x1' as ExchangeId, reason: text }),
  (text) => ({ type: 'unexpected', exchange: 'x1' as ExchangeId, says: text }),
  (text) => ({ type: 'lab problem', says: text }),
  (text) => ({ type: 'storage', profile: 'store', origin: 'http://a', area: 'local storage', key: 'k', value: text }),
];

it('never shows a value that it has learned, wherever it turns up again', () => {
  const messages = fc.record({
    secret: value,
    learn: fc.constantFrom(...learns),
    again: fc.array(fc.tuple(fc.constantFrom(...repeats), word, around, around, word), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(messages, ({ secret, learn, again }) => {
      const recorder = recorded([
        learn(secret),
        ...again.map(([repeat, first, left, right, last]) =>
          // Without a delimiter it would be another, longer value.
          repeat(`${first}${left || ' '}${secret}${right || ' '}${last}`),
        ),
      ]);
      expect(recorder.credentials.find(secret)).toBeDefined();
      expect(presentedText(recorder)).not.toContain(secret);
    }),
    { numRuns: 2000 },
  );
});

it('takes exactly the values of twelve characters and more for distinctive', () => {
  expect(['x'.repeat(11), 'x'.repeat(12)].map(isDistinctive)).toEqual([false, true]);
});
