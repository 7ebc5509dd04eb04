import { describe, expect, it } from 'vitest';
import { API_KEY, APPLICATION_ID, claimsOf, openShop, STRANGER_ID, TENANT_ID, USER_ID } from '../shop.ts';

const REGISTRATION = { applicationId: APPLICATION_ID };
const USER = { email: 'eve@shop.test', password: 'long-enough-1' };

describe('POST /api/user/registration', () => {
  it('answers with a token for the application, and its end in milliseconds', async () => {
    const shop = await openShop();
    const body = { user: USER, registration: REGISTRATION, roles: ['stray'], skipVerification: true };
    const answer = (await shop.api('POST', '/api/user/registration', body)).json();
    expect(Object.keys(answer).sort()).toEqual(['registration', 'token', 'tokenExpirationInstant', 'user']);
    expect(answer.tokenExpirationInstant).toBe(1_800_003_600_000);
    expect(claimsOf(answer.token)).toMatchObject({
      applicationId: APPLICATION_ID,
      authenticationType: 'REGISTRATION',
      roles: ['buyer'],
      sub: answer.user.id,
    });
  });

  it('answers with a refresh token, if the application makes them at logins', async () => {
    const shop = await openShop({ login: { allowTokenRefresh: true, generateRefreshTokens: true } });
    const url = `/api/user/registration/${STRANGER_ID}`;
    const { refreshToken, token } = (await shop.api('POST', url, { registration: REGISTRATION })).json();
    expect(claimsOf(token)).toMatchObject({ sub: STRANGER_ID });
    const refreshed = await shop.api('POST', '/api/jwt/refresh', { refreshToken }, {});
    expect(refreshed.statusCode).toBe(200);
  });

  it('needs no tenant to be named: application and user have one (section 0)', async () => {
    const shop = await openShop();
    await shop.configure('POST', '/api/tenant', { tenant: { name: 'Second' } });
    const created = await shop.api('POST', '/api/user/registration', { user: USER, registration: REGISTRATION });
    expect(created.json().user.tenantId).toBe(TENANT_ID);
    const known = await shop.api('POST', `/api/user/registration/${STRANGER_ID}`, { registration: REGISTRATION });
    expect(known.statusCode).toBe(200);
    expect((await shop.api('POST', '/api/user', { user: { ...USER, email: 'x@y.z' } })).statusCode).toBe(400);
  });

  it('is refused where the header names another tenant', async () => {
    const shop = await openShop();
    const { tenant } = (await shop.api('POST', '/api/tenant', { tenant: { name: 'Second' } })).json();
    const headers = { authorization: API_KEY, 'x-fusionauth-tenantid': tenant.id };
    const body = { user: USER, registration: REGISTRATION };
    expect((await shop.api('POST', '/api/user/registration', body, headers)).statusCode).toBe(400);
    const known = await shop.api('POST', `/api/user/registration/${STRANGER_ID}`, body, headers);
    expect([400, 404]).toContain(known.statusCode);
  });
});

describe('an authentication token', () => {
  const login = { applicationId: APPLICATION_ID, loginId: 'ann' };
  const url = `/api/user/registration/${USER_ID}/${APPLICATION_ID}`;
  const generate = { registration: {}, generateAuthenticationToken: true };
  const enabled = { application: { authenticationTokenConfiguration: { enabled: true } } };

  it('logs in to its application instead of the password, as long as the application lets it', async () => {
    const shop = await openShop();
    const path = `/api/application/${APPLICATION_ID}`;
    await shop.configure('PATCH', path, enabled);
    const { authenticationToken: password } = (await shop.api('PATCH', url, generate)).json().registration;
    const answer = await shop.api('POST', '/api/login', { ...login, password });
    expect(answer.statusCode).toBe(200);
    expect(claimsOf(answer.json().token)).toMatchObject({ authenticationType: 'APPLICATION_TOKEN', sub: USER_ID });
    const byPassword = await shop.api('POST', '/api/login', { ...login, password: 'long-enough-1' });
    expect(claimsOf(byPassword.json().token)).toMatchObject({ authenticationType: 'PASSWORD' });
    expect((await shop.api('POST', '/api/login', { loginId: 'ann', password })).statusCode).toBe(404);
    await shop.configure('PATCH', path, { application: { authenticationTokenConfiguration: { enabled: false } } });
    expect((await shop.api('POST', '/api/login', { ...login, password })).statusCode).toBe(404);
  });

  it('can be chosen, stays through changes of the registration, and is replaced by a new one', async () => {
    const shop = await openShop();
    await shop.configure('PATCH', `/api/application/${APPLICATION_ID}`, enabled);
    const chosen = { authenticationToken: 'chosen-by-hand' };
    expect((await shop.api('PATCH', url, { registration: chosen })).json().registration).toMatchObject(chosen);
    expect((await shop.api('PUT', url, { registration: {} })).json().registration).toMatchObject(chosen);
    const { registration } = (await shop.api('PATCH', url, generate)).json();
    expect(registration.authenticationToken).not.toBe(chosen.authenticationToken);
    const old = await shop.api('POST', '/api/login', { ...login, password: 'chosen-by-hand' });
    expect(old.statusCode).toBe(404);
  });

  it('400 where the application does not take them', async () => {
    const shop = await openShop();
    const refused = await shop.api('PATCH', url, generate);
    expect(refused.json().fieldErrors).toHaveProperty('generateAuthenticationToken');
  });
});
