import { describe, expect, it } from 'vitest';
import { openShop, type Shop, USER_ID } from '../shop.ts';

const BAN = '11111111-1111-1111-1111-111111111111';
const WARNING = '22222222-2222-2222-2222-222222222222';
const REASON = '33333333-3333-3333-3333-333333333333';

async function openStrictShop(): Promise<Shop> {
  const shop = await openShop();
  const ban = { name: 'Ban', preventLogin: true, temporal: true };
  await shop.configure('POST', `/api/user-action/${BAN}`, { userAction: ban });
  await shop.configure('POST', `/api/user-action/${WARNING}`, { userAction: { name: 'Warning' } });
  const userActionReason = { code: 'RUDE', text: 'Rude words' };
  await shop.configure('POST', `/api/user-action-reason/${REASON}`, { userActionReason });
  return shop;
}

const take = async (shop: Shop, userActionId: string, more: object = {}) =>
  (await shop.api('POST', '/api/user/action', { action: { actioneeUserId: USER_ID, userActionId, ...more } })).json();

const names = async (shop: Shop, query = '') => {
  const { actions } = (await shop.api('GET', `/api/user/action?userId=${USER_ID}${query}`)).json();
  return actions.map(({ name }: { name: string }) => name);
};

const logIn = (shop: Shop) => shop.api('POST', '/api/login', { loginId: 'ann', password: 'long-enough-1' });

describe('actions taken on a user', () => {
  it('are listed: all, those in force, those that are not, and those that prevent logins', async () => {
    const shop = await openStrictShop();
    await take(shop, WARNING, { comment: 'mind your words' });
    await take(shop, BAN, { expiry: shop.clock.now() + 60_000 });
    expect(await names(shop)).toEqual(['Warning', 'Ban']);
    expect(await names(shop, '&active=true')).toEqual(['Ban']);
    expect(await names(shop, '&active=false')).toEqual(['Warning']);
    expect(await names(shop, '&preventingLogin=true')).toEqual(['Ban']);
    shop.clock.advance(60);
    expect(await names(shop, '&active=true')).toEqual([]);
    expect(await names(shop, '&active=false')).toEqual(['Warning', 'Ban']);
    expect(await names(shop, '&preventingLogin=true')).toEqual([]);
  });

  it('that do not prevent logins leave the Login API as it is', async () => {
    const shop = await openStrictShop();
    await take(shop, WARNING);
    const login = await logIn(shop);
    expect([login.statusCode, 'actions' in login.json()]).toEqual([200, false]);
  });

  it('tell their reason, with which the Login API refuses too (409, contract section 4.1)', async () => {
    const shop = await openStrictShop();
    const { action } = await take(shop, BAN, { reasonId: REASON });
    expect(action).toMatchObject({ name: 'Ban', reason: 'Rude words', reasonCode: 'RUDE' });
    const refused = await logIn(shop);
    expect(refused.statusCode).toBe(409);
    expect(refused.json().actions).toMatchObject([{ actionId: BAN, reason: 'Rude words', reasonCode: 'RUDE' }]);
    const refusal = await take(shop, BAN, { reasonId: BAN });
    expect(refusal.fieldErrors['action.reasonId'][0].code).toBe('[invalid]action.reasonId');
  });

  it('end with being cancelled, which stays known, or when they are changed to', async () => {
    const shop = await openStrictShop();
    const { action } = await take(shop, BAN);
    const one = `/api/user/action/${action.id}`;
    shop.clock.advance(5);
    const cancelled = (await shop.api('DELETE', one)).json().action;
    expect(cancelled).toEqual({ ...action, expiry: shop.clock.now() });
    expect((await shop.api('GET', one)).json().action).toEqual(cancelled);
    expect((await logIn(shop)).statusCode).toBe(200);
    const expiry = shop.clock.now() + 60_000;
    expect((await shop.api('PUT', one, { action: { expiry } })).json().action).toMatchObject({ expiry });
    expect((await logIn(shop)).statusCode).toBe(409);
    shop.clock.advance(60);
    expect((await logIn(shop)).statusCode).toBe(200);
  });

  it('go with the user, not on to whoever gets the same id', async () => {
    const shop = await openStrictShop();
    await take(shop, BAN);
    await shop.api('DELETE', `/api/user/${USER_ID}?hardDelete=true`);
    const user = { username: 'ann', password: 'long-enough-1' };
    await shop.configure('POST', `/api/user/${USER_ID}`, { user });
    expect((await logIn(shop)).statusCode).toBe(200);
    expect(await names(shop)).toEqual([]);
  });

  it('cannot prevent logins without lasting', async () => {
    const shop = await openStrictShop();
    const userAction = { name: 'Odd', preventLogin: true };
    const refused = await shop.api('POST', '/api/user-action', { userAction });
    expect(refused.json().fieldErrors['userAction.preventLogin'][0].code).toBe('[invalid]userAction.preventLogin');
    expect((await shop.api('PATCH', `/api/user-action/${BAN}`, { userAction: { temporal: false } })).statusCode).toBe(
      400,
    );
  });
});
