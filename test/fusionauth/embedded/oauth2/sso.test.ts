import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import {
  claimsOf,
  cookieValue,
  openShop,
  redirected,
  type Shop,
  type ShopSettings,
  setCookies,
  TENANT_ID,
  USER_ID,
} from '../shop.ts';

const SSO = 'fusionauth.sso';

/** The line that sets or drops the cookie. */
function ssoLine(response: LightMyRequestResponse): string {
  const lines = setCookies(response).filter((line) => line.startsWith(`${SSO}=`));
  expect(lines).toHaveLength(1);
  return lines.join('');
}

async function signedIn(settings: ShopSettings = {}): Promise<{ shop: Shop; cookie: string }> {
  const shop = await openShop(settings);
  const response = await shop.logIn({ rememberDevice: 'true', __cb_rememberDevice: 'false' });
  return { shop, cookie: `${SSO}=${cookieValue(response, SSO)}` };
}

describe('the single sign-on session', () => {
  it('begins only when the user asks to be kept signed in', async () => {
    const shop = await openShop();
    expect(cookieValue(await shop.logIn({ __cb_rememberDevice: 'false' }), SSO)).toBeUndefined();
    const cookie = ssoLine(await shop.logIn({ rememberDevice: 'true' }));
    expect(cookie).toMatch(/^fusionauth\.sso=[\w-]{22,}; /);
    const attributes = cookie.split('; ').slice(1);
    expect(attributes).toContain('HttpOnly');
    expect(attributes).toContain('SameSite=Lax');
    expect(attributes).toContain('Path=/');
    const [, years = 0] = /Max-Age=(\d+)/.exec(cookie) ?? [];
    expect(Math.round(Number(years) / 31_557_600 / 10) * 10).toBe(70);
    expect(attributes.some((attribute) => /^(Domain|Secure)/.test(attribute))).toBe(false);
  });

  it('is marked Secure when the user is on https', async () => {
    const shop = await openShop();
    const response = await shop.logIn({ rememberDevice: 'true' }, { 'x-forwarded-proto': 'https' });
    expect(ssoLine(response)).toContain('; Secure');
  });

  it('answers the next authorize request without a form, and sets its cookie again', async () => {
    const { shop, cookie } = await signedIn();
    const response = await shop.authorize({}, { cookie });
    expect(response.statusCode).toBe(302);
    expect(redirected(response).get('code')).not.toBeNull();
    expect(ssoLine(response)).toContain(cookie);
  });

  it('is good for the other applications of the tenant', async () => {
    const { shop, cookie } = await signedIn();
    const forum = { client_id: '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7722', redirect_uri: 'http://forum.test/cb' };
    const response = await shop.authorize(forum, { cookie });
    expect(response.headers.location).toMatch(/^http:\/\/forum\.test\/cb\?code=/);
  });

  it('ends after an hour without use, and every use restarts that hour', async () => {
    const { shop, cookie } = await signedIn();
    shop.clock.advance(3599);
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(302);
    shop.clock.advance(3599);
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(302);
    shop.clock.advance(3600);
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(200);
  });

  it('lasts as long as the tenant says', async () => {
    const { shop, cookie } = await signedIn({ tenant: { httpSessionMaxInactiveInterval: 60 } });
    shop.clock.advance(60);
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(200);
  });

  it('keeps the time of the login in auth_time, and its own id in the sid of id tokens', async () => {
    const { shop, cookie } = await signedIn();
    shop.clock.advance(100);
    const code = redirected(await shop.authorize({}, { cookie })).get('code') ?? '';
    const { access_token, id_token } = (await shop.redeem(code)).json();
    const sessions = (await shop.api('GET', `/api/jwt/refresh?userId=${USER_ID}`)).json().refreshTokens;
    const session = sessions.find((token: { applicationId?: string }) => token.applicationId === undefined);
    expect(claimsOf(access_token)).toMatchObject({ auth_time: 1_800_000_000, iat: 1_800_000_100 });
    expect(claimsOf(id_token)).toMatchObject({ sid: session.id });
  });

  it('shows among the refresh tokens, but cannot be used as one', async () => {
    const { shop, cookie } = await signedIn();
    const value = cookie.split('=')[1] ?? '';
    const { refreshTokens } = (await shop.api('GET', `/api/jwt/refresh?userId=${USER_ID}`)).json();
    expect(refreshTokens).toMatchObject([{ tenantId: TENANT_ID, token: value, userId: USER_ID }]);
    expect(refreshTokens[0]).not.toHaveProperty('applicationId');
    expect((await shop.refresh(value)).statusCode).toBe(400);
    expect((await shop.api('POST', '/api/jwt/refresh', { refreshToken: value })).statusCode).toBe(400);
  });

  it('ends when the user is locked, deleted, or gets another password', async () => {
    for (const end of [
      (shop: Shop) => shop.api('DELETE', `/api/user/${USER_ID}`),
      (shop: Shop) => shop.api('DELETE', `/api/user/${USER_ID}?hardDelete=true`),
      (shop: Shop) => shop.api('PATCH', `/api/user/${USER_ID}`, { user: { password: 'another-one' } }),
    ]) {
      const { shop, cookie } = await signedIn();
      expect((await end(shop)).statusCode).toBe(200);
      expect((await shop.authorize({}, { cookie })).statusCode).toBe(200);
    }
  });

  it('is replaced when someone logs in anew, and is over when they do not ask to be kept signed in', async () => {
    const { shop, cookie } = await signedIn();
    const response = await shop.logIn({ rememberDevice: 'true' }, { cookie });
    expect(ssoLine(response)).not.toContain(cookie);
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(200);
    const second = `${SSO}=${cookieValue(response, SSO)}`;
    expect(ssoLine(await shop.logIn({}, { cookie: second }))).toMatch(/^fusionauth\.sso=; Max-Age=0/);
    expect((await shop.authorize({}, { cookie: second })).statusCode).toBe(200);
  });
});

describe('a single sign-on session that is gone', () => {
  it('is said on the form, to who has had one', async () => {
    const { shop, cookie } = await signedIn();
    shop.clock.advance(3600);
    const response = await shop.authorize({}, { cookie });
    expect(response.body).toContain('>You have been logged out.<');
    expect((await shop.authorize()).body).not.toContain('You have been logged out.');
  });

  it('is one that its user has ended everywhere', async () => {
    const { shop, cookie } = await signedIn();
    const { refresh_token } = await shop.tokens();
    await shop.api('POST', '/api/logout', { global: true, refreshToken: refresh_token }, {});
    expect((await shop.authorize({}, { cookie })).body).toContain('>You have been logged out.<');
  });
});

describe('an access token at the authorize endpoint', () => {
  const open = (allowAccessTokenBootstrap: boolean) =>
    openShop({ tenant: { ssoConfiguration: { allowAccessTokenBootstrap } } });

  it('begins a session where the tenant allows it, as old as the login behind the token', async () => {
    const shop = await open(true);
    const { access_token } = await shop.tokens();
    shop.clock.advance(100);
    const response = await shop.authorize({}, { authorization: `Bearer ${access_token}` });
    const { id_token } = (await shop.redeem(redirected(response).get('code') ?? '')).json();
    expect(claimsOf(id_token)).toMatchObject({ auth_time: 1_800_000_000, sub: USER_ID });
    const cookie = `${SSO}=${cookieValue(response, SSO)}`;
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(302);
    expect((await shop.authorize({ max_age: '99' }, { cookie })).statusCode).toBe(200);
  });

  it('is ignored where the tenant does not allow it, which is the default, and when it is not good', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    expect((await shop.authorize({}, { authorization: `Bearer ${access_token}` })).statusCode).toBe(200);
    const allowing = await open(true);
    const tokens = await allowing.tokens();
    for (const token of ['x', access_token, tokens.id_token]) {
      const response = await allowing.authorize({}, { authorization: `Bearer ${token}` });
      expect([response.statusCode, setCookies(response)]).toEqual([200, []]);
    }
    allowing.clock.advance(3600);
    const expired = await allowing.authorize({}, { authorization: `Bearer ${tokens.access_token}` });
    expect(expired.statusCode).toBe(200);
  });
});

describe('prompt and max_age', () => {
  it('asks again for prompt=login, for max_age=0 and once max_age has passed', async () => {
    const { shop, cookie } = await signedIn();
    shop.clock.advance(30);
    expect((await shop.authorize({ prompt: 'login' }, { cookie })).statusCode).toBe(200);
    expect((await shop.authorize({ max_age: '0' }, { cookie })).statusCode).toBe(200);
    expect((await shop.authorize({ max_age: '29' }, { cookie })).statusCode).toBe(200);
    expect((await shop.authorize({ max_age: '30' }, { cookie })).statusCode).toBe(302);
    expect((await shop.authorize({ prompt: 'select_account' }, { cookie })).statusCode).toBe(302);
  });

  it('never asks for prompt=none', async () => {
    const { shop, cookie } = await signedIn();
    expect(redirected(await shop.authorize({ prompt: 'none' }, { cookie })).get('code')).not.toBeNull();
    expect(Object.fromEntries(redirected(await shop.authorize({ prompt: 'none' })))).toMatchObject({
      error: 'login_required',
      error_reason: 'authentication_required',
      error_description: 'The user is required to complete authentication.',
      state: 'some state',
    });
  });

  it('says that registration is missing for prompt=none', async () => {
    const shop = await openShop({ oauth: { requireRegistration: true } });
    const login = await shop.logIn({ loginId: 'stan@shop.test', rememberDevice: 'true' });
    const cookie = `${SSO}=${cookieValue(login, SSO)}`;
    expect((await shop.authorize({}, { cookie })).body).toContain('<title>Registration Required');
    expect(Object.fromEntries(redirected(await shop.authorize({ prompt: 'none' }, { cookie })))).toMatchObject({
      error: 'interaction_required',
      error_reason: 'registration_required',
    });
  });
});
