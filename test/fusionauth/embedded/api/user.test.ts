import { describe, expect, it } from 'vitest';
import { API_KEY, APPLICATION_ID, openShop, type Shop, STRANGER_ID, USER_ID } from '../shop.ts';

const PHONE = '+4930123456';

async function withPhone(): Promise<Shop> {
  const shop = await openShop();
  await shop.configure('PATCH', `/api/user/${USER_ID}`, { user: { phoneNumber: '+49 (30) 123-456' } });
  return shop;
}

describe('a user', () => {
  it('is shown with everything that the contract lists (section 7), and without a password', async () => {
    const shop = await withPhone();
    await shop.api('POST', '/api/login', { loginId: 'ann', password: 'long-enough-1', applicationId: APPLICATION_ID });
    const { user } = (await shop.api('GET', `/api/user/${USER_ID}`)).json();
    const now = shop.clock.now();
    expect(user).toMatchObject({
      active: true,
      connectorId: 'e3306678-a53a-4964-9040-1c96f36dda72',
      data: {},
      email: 'ann@shop.test',
      insertInstant: now,
      lastLoginInstant: now,
      lastUpdateInstant: now,
      memberships: [],
      passwordChangeRequired: false,
      passwordLastUpdateInstant: now,
      preferredLanguages: [],
      twoFactor: { methods: [], recoveryCodes: [] },
      username: 'ann',
      usernameStatus: 'ACTIVE',
      verified: true,
      verifiedInstant: now,
    });
    const identity = { primary: true, verified: true, insertInstant: now };
    expect(user.identities).toMatchObject([
      { ...identity, type: 'email', value: 'ann@shop.test', displayValue: 'ann@shop.test' },
      { ...identity, type: 'phoneNumber', value: PHONE, displayValue: PHONE },
      { ...identity, type: 'username', value: 'ann', displayValue: 'ann' },
    ]);
    expect(user.registrations).toMatchObject([
      { applicationId: APPLICATION_ID, tokens: {}, usernameStatus: 'ACTIVE', verified: true, verifiedInstant: now },
    ]);
    expect(JSON.stringify(user)).not.toMatch(/passwordHash|long-enough/);
  });

  it('may have a phone number alone, and nobody else has the same', async () => {
    const shop = await withPhone();
    const create = (phoneNumber: string) =>
      shop.api('POST', '/api/user', { user: { phoneNumber, password: 'long-enough-1' } });
    expect((await create('+49 30 999999')).json().user.identities).toMatchObject([{ type: 'phoneNumber' }]);
    expect((await create('+49 30 12 34 56')).json().fieldErrors['user.phoneNumber'][0].code).toBe(
      '[duplicate]user.phoneNumber',
    );
    expect((await create('030 123456')).json().fieldErrors['user.phoneNumber'][0].code).toBe(
      '[invalid]user.phoneNumber',
    );
  });

  it('is found by loginId, as one of loginIdTypes or as an email address or a username', async () => {
    const shop = await withPhone();
    const find = async (query: string) => (await shop.api('GET', `/api/user?${query}`)).statusCode;
    expect(await find('loginId=ann')).toBe(200);
    expect(await find('loginId=ann&loginIdTypes=undefined')).toBe(200);
    expect(await find('loginId=ann&loginIdTypes=email')).toBe(404);
    expect(await find('loginId=ann&loginIdTypes=email&loginIdTypes=username')).toBe(200);
    const phone = encodeURIComponent(PHONE);
    expect(await find(`loginId=${phone}`)).toBe(404);
    expect(await find(`loginId=${phone}&loginIdTypes=phoneNumber`)).toBe(200);
    expect(await find('loginId=ann&loginIdTypes=shoe')).toBe(400);
  });

  it('is found by the changePasswordId that was made for them', async () => {
    const shop = await openShop();
    const { changePasswordId } = (await shop.api('POST', '/api/user/forgot-password', { loginId: 'ann' })).json();
    const url = `/api/user?changePasswordId=${changePasswordId}`;
    expect((await shop.api('GET', url)).json().user.id).toBe(USER_ID);
    expect((await shop.api('GET', url, undefined, {})).statusCode).toBe(401);
    expect((await shop.api('GET', '/api/user?verificationId=x')).statusCode).toBe(404);
    shop.clock.advance(600);
    expect((await shop.api('GET', url)).statusCode).toBe(404);
  });

  it('is deleted for good by hardDelete in a body, which FusionAuth’s own client sends too', async () => {
    const shop = await openShop();
    const url = `/api/user/${STRANGER_ID}`;
    expect((await shop.api('DELETE', url, { hardDelete: false })).statusCode).toBe(200);
    expect((await shop.api('GET', url)).json().user.active).toBe(false);
    expect((await shop.api('DELETE', url, { hardDelete: true })).statusCode).toBe(200);
    expect((await shop.api('GET', url)).statusCode).toBe(404);
  });

  it('needs no password when one is to be set later', async () => {
    const shop = await openShop();
    const user = { email: 'late@shop.test' };
    expect((await shop.api('POST', '/api/user', { user, sendSetPasswordEmail: true })).statusCode).toBe(200);
    const login = { loginId: 'late@shop.test', password: '' };
    expect((await shop.api('POST', '/api/login', { ...login, password: 'undefined' })).statusCode).toBe(404);
    const { changePasswordId } = (await shop.api('POST', '/api/user/forgot-password', login)).json();
    const password = 'chosen-later-1';
    await shop.api('POST', '/api/user/change-password', { changePasswordId, password }, {});
    expect((await shop.api('POST', '/api/login', { ...login, password })).statusCode).toBe(200);
  });

  it('logs in with one of loginIdTypes (section 4.1)', async () => {
    const shop = await withPhone();
    const login = (body: object) => shop.api('POST', '/api/login', { password: 'long-enough-1', ...body });
    expect((await login({ loginId: PHONE })).statusCode).toBe(404);
    expect((await login({ loginId: PHONE, loginIdTypes: ['phoneNumber'] })).statusCode).toBe(200);
    expect((await login({ loginId: 'ann', loginIdTypes: ['email'] })).statusCode).toBe(404);
    expect((await login({ loginId: 'ann', loginIdTypes: [] })).statusCode).toBe(200);
    expect((await login({ loginId: 'ann', loginIdTypes: ['shoe'] })).statusCode).toBe(400);
  });
});

describe('an API key', () => {
  it('opens the endpoints that it names and no neighbours', async () => {
    const shop = await openShop();
    const endpoints = { '/api/user': ['GET'], '/api/application/role': ['POST'] };
    await shop.configure('POST', '/api/api-key', { apiKey: { key: 'narrow', permissions: { endpoints } } });
    const status = async (method: 'GET' | 'POST', url: string, body?: object) =>
      (await shop.api(method, url, body, { authorization: 'narrow' })).statusCode;
    expect(await status('GET', `/api/user/${USER_ID}`)).toBe(200);
    expect(await status('GET', '/api/user-action')).toBe(401);
    expect(await status('GET', '/api/user/search')).toBe(401);
    expect(await status('GET', `/api/user/registration/${USER_ID}/${APPLICATION_ID}`)).toBe(401);
    expect(await status('POST', `/api/application/${APPLICATION_ID}/role`, { role: { name: 'x' } })).toBe(200);
    expect(await status('POST', '/api/application', { application: { name: 'x' } })).toBe(401);
  });

  it('wins over a JWT that could apply as well (section 0)', async () => {
    const shop = await openShop();
    const { access_token } = await shop.tokens();
    const headers = { authorization: API_KEY, cookie: `access_token=${access_token}` };
    const other = await shop.api('GET', '/api/user?loginId=stan@shop.test', undefined, headers);
    expect(other.json().user.id).toBe(STRANGER_ID);
  });
});
