import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, CREDENTIALS, openShop, redirected, type Shop, USER_ID } from '../shop.ts';

const LOGIN = { applicationId: APPLICATION_ID, loginId: 'ann', password: 'long-enough-1' };

const mustChange = (shop: Shop) =>
  shop.configure('PATCH', `/api/user/${USER_ID}`, { user: { passwordChangeRequired: true } });

describe('a password that must be changed', () => {
  it('203 with an id and the reason; the id sets a password; the answer logs in once', async () => {
    const shop = await openShop();
    await mustChange(shop);
    const refused = await shop.api('POST', '/api/login', LOGIN);
    expect(refused.statusCode).toBe(203);
    const { changePasswordId, ...rest } = refused.json();
    expect(rest).toEqual({ changePasswordReason: 'Administrative' });
    const path = `/api/user/change-password/${changePasswordId}`;
    expect((await shop.api('GET', path, undefined, {})).statusCode).toBe(200);
    const short = await shop.api('POST', path, { password: 'short' }, {});
    expect(short.json().fieldErrors.password[0].code).toBe('[tooShort]password');
    const { oneTimePassword } = (await shop.api('POST', path, { password: 'another-one' }, {})).json();
    expect((await shop.api('POST', path, { password: 'another-two' }, {})).statusCode).toBe(404);
    const once = { applicationId: APPLICATION_ID, oneTimePassword };
    expect((await shop.api('POST', '/api/login', once)).statusCode).toBe(200);
    expect((await shop.api('POST', '/api/login', once)).statusCode).toBe(404);
    expect((await shop.api('POST', '/api/login', { ...LOGIN, password: 'another-one' })).statusCode).toBe(200);
    expect((await shop.api('POST', '/api/login', LOGIN)).statusCode).toBe(404);
  });

  it('is one that is too old, or no longer good enough', async () => {
    const shop = await openShop({ tenant: { maximumPasswordAge: { enabled: true, days: 1 } } });
    shop.clock.advance(86_400);
    expect((await shop.api('POST', '/api/login', LOGIN)).json().changePasswordReason).toBe('Expired');
    const rules = { minLength: 30, validateOnLogin: true };
    const strict = await openShop({ tenant: { passwordValidationRules: rules } });
    expect((await strict.api('POST', '/api/login', LOGIN)).json().changePasswordReason).toBe('Validation');
  });

  it('is change_password_required for the password grant', async () => {
    const shop = await openShop();
    await mustChange(shop);
    const fields = { ...CREDENTIALS, grant_type: 'password', username: 'ann', password: 'long-enough-1' };
    const refused = await shop.post('/oauth2/token', fields);
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toEqual({
      change_password_id: expect.any(String),
      error: 'change_password_required',
      error_description: 'The user is required to change their password.',
      error_reason: 'change_password_administrative',
    });
  });

  it('is changed on a hosted page, which then goes on to the application', async () => {
    const shop = await openShop();
    await mustChange(shop);
    const login = await shop.logIn();
    const location = String(login.headers.location);
    expect([login.statusCode, location.split('?')[0]]).toEqual([302, expect.stringMatching(/^\/password\/change\//)]);
    const page = await shop.get(location);
    expect(page.body).toContain('<title>Change Password');
    const fields = Object.fromEntries(new URLSearchParams(location.split('?')[1]));
    const path = location.split('?')[0] ?? '';
    const differing = { ...fields, password: 'another-one', passwordConfirm: 'another-two' };
    expect((await shop.post(path, differing)).body).toContain('The passwords differ.');
    const short = { ...fields, password: 'short', passwordConfirm: 'short' };
    expect((await shop.post(path, short)).body).toContain('at least 8');
    const good = { ...fields, password: 'another-one', passwordConfirm: 'another-one' };
    const changed = await shop.post(path, good);
    expect(redirected(changed).get('code')).not.toBeNull();
    expect((await shop.post(path, good)).statusCode).toBe(400);
    expect((await shop.get(location)).statusCode).toBe(400);
  });

  it('ends with the id after ten minutes', async () => {
    const shop = await openShop();
    const { changePasswordId } = (await shop.api('POST', '/api/user/forgot-password', { loginId: 'ann' })).json();
    shop.clock.advance(600);
    expect((await shop.api('GET', `/api/user/change-password/${changePasswordId}`)).statusCode).toBe(404);
  });
});

describe('/api/user/change-password', () => {
  it('changes by login id with an API key, and minds the current password if it is sent', async () => {
    const shop = await openShop();
    const change = { loginId: 'ann', currentPassword: 'wrong', password: 'another-one' };
    expect((await shop.api('POST', '/api/user/change-password', change)).statusCode).toBe(400);
    const good = { ...change, currentPassword: 'long-enough-1' };
    expect((await shop.api('POST', '/api/user/change-password', good)).statusCode).toBe(200);
    expect((await shop.api('POST', '/api/user/change-password', good, {})).statusCode).toBe(401);
    expect((await shop.api('POST', '/api/user/forgot-password', { loginId: 'nobody' })).statusCode).toBe(404);
  });

  it('changes the caller’s own by their JWT, and answers with what logs in once', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const headers = { authorization: `Bearer ${access_token}` };
    const path = '/api/user/change-password';
    expect((await shop.api('GET', path, undefined, headers)).statusCode).toBe(200);
    const change = { currentPassword: 'wrong', password: 'another-one' };
    expect((await shop.api('POST', path, change, headers)).statusCode).toBe(400);
    const good = await shop.api('POST', path, { ...change, currentPassword: 'long-enough-1' }, headers);
    const { oneTimePassword } = good.json();
    expect((await shop.api('POST', '/api/login', { oneTimePassword })).statusCode).toBe(200);
    expect((await shop.api('POST', path, change, { authorization: 'Bearer x' })).statusCode).toBe(401);
  });

  it('takes the id in the body, where newer clients put it', async () => {
    const shop = await openShop();
    const { changePasswordId } = (await shop.api('POST', '/api/user/forgot-password', { loginId: 'ann' })).json();
    const body = { changePasswordId, password: 'another-one' };
    const changed = await shop.api('POST', '/api/user/change-password', body, {});
    expect(changed.json()).toEqual({ oneTimePassword: expect.any(String) });
    expect((await shop.api('POST', '/api/user/change-password', body, {})).statusCode).toBe(404);
  });
});
