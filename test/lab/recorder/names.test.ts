import { describe, expect, it } from 'vitest';
import { createCredentialIndex } from '../../../main/lab/recorder/credential-index.ts';
import type { Happening } from '../../../main/recording/entry.ts';
import { answers, asks } from '../../support/happenings.ts';
import { credentialOf, recorded } from './record.ts';

const namesOf = (happenings: readonly Happening<string>[]) =>
  [...recorded(happenings).credentials.all].map(({ name }) => name);

const session = (party: 'store' | 'forums' | 'fusionauth', id: string): Happening<string> => ({
  type: 'session',
  party,
  change: 'created',
  session: { id, user: 'richard@example.com', createdAt: 0, expiresAt: 1 },
});

describe('a credential is named', () => {
  it.each([
    ['authorization code 1', asks('x1', { path: '/callback?code=the-code-of-this-login' })],
    ['state 1', asks('x1', { path: '/callback?state=the-state-of-this-login' })],
    ['nonce 1', asks('x1', { path: '/oauth2/authorize?nonce=some-nonce' })],
    ['PKCE challenge 1', asks('x1', { path: '/oauth2/authorize?code_challenge=some-challenge' })],
    ['PKCE verifier 1', asks('x1', { method: 'POST', form: { code_verifier: 'some-verifier' } })],
    ['client secret 1', asks('x1', { method: 'POST', form: { client_secret: 'some-secret' } })],
    ['password 1', asks('x1', { method: 'POST', form: { password: 'hunter2' } })],
    ['refresh token 1', asks('x1', { method: 'POST', form: { refresh_token: 'some-refresh-token' } })],
    ['refresh token 1', asks('x1', { method: 'POST', json: { refreshToken: 'some-refresh-token' } })],
    ['JWT 1', asks('x1', { headers: [['authorization', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln']] })],
    ['login in progress 1', asks('x1', { cookies: { login: 'sealed-by-the-store' } })],
    ['SSO session 1', asks('x1', { to: 'fusionauth', cookies: { 'fusionauth.sso': 'the-sso-session' } })],
    ['Forums session 1', asks('x1', { to: 'forums', cookies: { sid: 'a-session-of-the-forums' } })],
    ['SSO session 1', session('fusionauth', 'known-from-its-api')],
    ['Store session 1', session('store', 'known-from-the-store')],
  ])('%s', (name, happening) => {
    expect(namesOf([happening])).toEqual([name]);
  });

  it('after the server that set its cookie', () => {
    expect(namesOf([asks('x1', { to: 'forums' }), answers('x1', { sets: ['sid=abc; HttpOnly'] })])).toEqual([
      'Forums session 1',
    ]);
  });

  it('with the next number of its kind, sites counted apart', () => {
    expect(
      namesOf([
        session('store', 'store-one'),
        session('store', 'store-two'),
        session('forums', 'forums-one'),
        asks('x1', { method: 'POST', form: { refresh_token: 'one' } }),
        asks('x2', { method: 'POST', form: { refresh_token: 'two' } }),
      ]),
    ).toEqual(['Store session 1', 'Store session 2', 'Forums session 1', 'refresh token 1', 'refresh token 2']);
  });

  it('once, wherever it turns up again', () => {
    const again = [
      answers('x1', { json: { refresh_token: 'the-one-refresh-token' } }),
      asks('x2', { cookies: { refresh: 'the-one-refresh-token' } }),
      asks('x3', { from: 'store', to: 'fusionauth', method: 'POST', form: { refresh_token: 'the-one-refresh-token' } }),
    ];
    expect(namesOf([asks('x1'), ...again])).toEqual(['refresh token 1']);
  });

  it('forged, when it was never issued', () => {
    const forged = { name: 'sid', value: 'out-of-thin-air', how: 'forged' } as const;
    expect(namesOf([{ type: 'theft', loot: [forged] }])).toEqual(['forged session 1']);
  });

  it('by nothing: an opaque access token of unknown shape, an empty value', () => {
    expect(namesOf([asks('x1', { path: '/?code=&password=', cookies: { sid: '' } })])).toEqual([]);
  });
});

describe('the end of a credential', () => {
  it('moves with the session that it stands for', () => {
    const extended: Happening<string> = {
      type: 'session',
      party: 'store',
      change: 'extended',
      session: { id: 'known-from-the-store', user: 'a', createdAt: 0, expiresAt: 99 },
    };
    const recorder = recorded([session('store', 'known-from-the-store'), extended]);
    expect(credentialOf(recorder, 'known-from-the-store').expiresAt).toBe(99);
  });
});

describe('the index', () => {
  it('tells of every new credential and of every change, and of nothing else', () => {
    const index = createCredentialIndex();
    const heard: string[] = [];
    index.onChange(({ name, expiresAt }) => heard.push(`${name} ${expiresAt}`));
    const learned = index.learn('a-refresh-token', 'refresh token');
    index.learn('a-refresh-token', 'refresh token');
    if (learned) index.update(learned.id, { expiresAt: 5 });
    expect(heard).toEqual(['refresh token 1 undefined', 'refresh token 1 5']);
  });

  it('gives a value back to whoever names its credential, and nothing for a name it never gave', () => {
    const index = createCredentialIndex();
    const learned = index.learn('a-refresh-token', 'refresh token');
    expect(learned && index.valueOf(learned.id)).toBe('a-refresh-token');
    expect(index.valueOf('c99' as NonNullable<typeof learned>['id'])).toBeUndefined();
  });

  it('stops learning before a hostile client fills the memory', () => {
    const index = createCredentialIndex();
    for (let count = 0; count < 20_000; count += 1) index.learn(`state-number-${count}`, 'state');
    expect(index.learn('one-too-many', 'state')).toBeUndefined();
    expect(index.learn('state-number-7', 'state')?.name).toBe('state 8');
  });
});
