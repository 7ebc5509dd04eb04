import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, openShop, STRANGER_ID, USER_ID } from '../shop.ts';

describe('PUT /api/login', () => {
  it('200 with the user, whose last login is now; 202 for who is not registered', async () => {
    const shop = await openShop();
    shop.clock.advance(5);
    const ping = await shop.api('PUT', `/api/login/${USER_ID}/${APPLICATION_ID}?ipAddress=undefined`);
    expect(ping.statusCode).toBe(200);
    expect(ping.json().user).toMatchObject({ id: USER_ID, lastLoginInstant: shop.clock.now() });
    const body = { userId: STRANGER_ID, applicationId: APPLICATION_ID };
    expect((await shop.api('PUT', '/api/login', body)).statusCode).toBe(202);
    expect((await shop.api('PUT', '/api/login', { userId: USER_ID })).statusCode).toBe(200);
  });

  it('takes the caller’s own JWT', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const headers = { authorization: `Bearer ${access_token}` };
    expect((await shop.api('PUT', '/api/login', {}, headers)).json().user.id).toBe(USER_ID);
    expect((await shop.api('PUT', '/api/login', {}, { authorization: 'Bearer x' })).statusCode).toBe(401);
  });

  it('401 without a key, 404 for nobody, 423 for a locked user', async () => {
    const shop = await openShop();
    const path = `/api/login/${USER_ID}/${APPLICATION_ID}`;
    expect((await shop.api('PUT', path, undefined, {})).statusCode).toBe(401);
    const nobody = '99999999-9999-9999-9999-999999999999';
    expect((await shop.api('PUT', `/api/login/${nobody}/${APPLICATION_ID}`)).statusCode).toBe(404);
    expect((await shop.api('PUT', `/api/login/${USER_ID}/${nobody}`)).statusCode).toBe(404);
    await shop.api('DELETE', `/api/user/${USER_ID}`);
    expect((await shop.api('PUT', path)).statusCode).toBe(423);
  });
});
