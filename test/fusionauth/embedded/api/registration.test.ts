import { describe, expect, it } from 'vitest';
import { API_KEY, APPLICATION_ID, claimsOf, openShop, STRANGER_ID, TENANT_ID } from '../shop.ts';

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
