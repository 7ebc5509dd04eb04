import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, openShop, type Shop, TENANT_ID, USER_ID } from '../shop.ts';

const ACTION_ID = '11111111-1111-1111-1111-111111111111';

async function openLockingShop(settings: object = {}): Promise<Shop> {
  const shop = await openShop();
  const userAction = { name: 'Prevent login', preventLogin: true, temporal: true };
  await shop.configure('POST', `/api/user-action/${ACTION_ID}`, { userAction });
  const failedAuthenticationConfiguration = { tooManyAttempts: 3, userActionId: ACTION_ID, ...settings };
  await shop.configure('PATCH', `/api/tenant/${TENANT_ID}`, { tenant: { failedAuthenticationConfiguration } });
  return shop;
}

const logIn = async (shop: Shop, password: string) =>
  (await shop.api('POST', '/api/login', { applicationId: APPLICATION_ID, loginId: 'ann', password })).statusCode;

describe('too many failed logins', () => {
  it('lock the user out, whatever the password, until the time is over', async () => {
    const shop = await openLockingShop();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await logIn(shop, 'wrong')).toBe(404);
    }
    expect(await logIn(shop, 'wrong')).toBe(423);
    expect(await logIn(shop, 'long-enough-1')).toBe(423);
    expect((await shop.logIn()).body).toContain('Your account has been locked.');
    shop.clock.advance(180);
    expect(await logIn(shop, 'long-enough-1')).toBe(200);
  });

  it('do not let a crowd of simultaneous guesses through', async () => {
    const shop = await openLockingShop();
    const guesses = await Promise.all(Array.from({ length: 12 }, () => logIn(shop, 'wrong')));
    expect(guesses.filter((status) => status === 404)).toHaveLength(3);
    expect(guesses.filter((status) => status === 423)).toHaveLength(9);
  });

  it('are counted anew after a good one, and after a while', async () => {
    const shop = await openLockingShop();
    for (const password of ['wrong', 'wrong', 'long-enough-1', 'wrong', 'wrong']) {
      await logIn(shop, password);
    }
    shop.clock.advance(60);
    await logIn(shop, 'wrong');
    await logIn(shop, 'wrong');
    expect(await logIn(shop, 'long-enough-1')).toBe(200);
  });

  it('end the refresh tokens, as the policy says, and can be forgiven', async () => {
    const shop = await openLockingShop();
    const { refresh_token } = await shop.tokens();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await logIn(shop, 'wrong');
    }
    expect((await shop.refresh(refresh_token)).statusCode).toBe(400);
    const { actions } = (await shop.api('GET', `/api/user/action?userId=${USER_ID}`)).json();
    expect(actions).toMatchObject([{ userActionId: ACTION_ID, name: 'Prevent login' }]);
    expect((await shop.api('DELETE', `/api/user/action/${actions[0].id}`)).statusCode).toBe(200);
    expect(await logIn(shop, 'long-enough-1')).toBe(200);
  });

  it('are forgiven with a new password, if the tenant says so', async () => {
    const shop = await openLockingShop({ actionCancelPolicy: { onPasswordReset: true } });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await logIn(shop, 'wrong');
    }
    await shop.configure('PATCH', `/api/user/${USER_ID}`, { user: { password: 'another-one' } });
    expect(await logIn(shop, 'another-one')).toBe(200);
  });

  it('do nothing without a user action', async () => {
    const shop = await openShop();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      expect(await logIn(shop, 'wrong')).toBe(404);
    }
  });
});

describe('a user action that prevents logins', () => {
  it('409 with the action, on the hosted page a sentence, for OAuth login_prevented', async () => {
    const shop = await openLockingShop();
    const { refresh_token } = await shop.tokens();
    const expiry = shop.clock.now() + 60_000;
    const action = { actioneeUserId: USER_ID, userActionId: ACTION_ID, expiry, comment: 'go home' };
    expect((await shop.api('POST', '/api/user/action', { action })).json()).toMatchObject({ action });
    const body = { loginId: 'ann', password: 'long-enough-1' };
    const prevented = await shop.api('POST', '/api/login', body);
    expect(prevented.statusCode).toBe(409);
    expect(prevented.json()).toEqual({
      actions: [{ actionId: ACTION_ID, expiry, localizedName: 'Prevent login', name: 'Prevent login' }],
    });
    expect((await shop.api('POST', '/api/login', { ...body, password: 'wrong' })).statusCode).toBe(404);
    expect((await shop.logIn()).body).toContain('not allowed to log in');
    expect((await shop.refresh(refresh_token)).statusCode).toBe(400);
    const grant = { grant_type: 'password', username: 'ann', password: 'long-enough-1', client_id: APPLICATION_ID };
    const secret = { client_secret: 'dev-secret+with/odd=characters:%' };
    const refused = await shop.post('/oauth2/token', { ...grant, ...secret });
    expect(refused.json()).toMatchObject({ error: 'invalid_grant', error_reason: 'login_prevented' });
    shop.clock.advance(60);
    expect((await shop.api('POST', '/api/login', body)).statusCode).toBe(200);
  });

  it('400 for an action, or a user, that does not exist', async () => {
    const shop = await openLockingShop();
    const take = async (action: object) => (await shop.api('POST', '/api/user/action', { action })).json();
    const nobody = '99999999-9999-9999-9999-999999999999';
    expect(await take({ actioneeUserId: nobody, userActionId: ACTION_ID })).toHaveProperty('fieldErrors');
    expect(await take({ actioneeUserId: USER_ID, userActionId: nobody })).toHaveProperty('fieldErrors');
  });
});
