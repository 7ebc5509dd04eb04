import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, openShop, type Shop, STRANGER_ID, USER_ID } from '../shop.ts';

const search = async (shop: Shop, body: object) => {
  const { total, users } = (await shop.api('POST', '/api/user/search', { search: body })).json();
  return [total, ...users.map(({ id }: { id: string }) => id)];
};

describe('/api/user/search', () => {
  it('finds by ids', async () => {
    const shop = await openShop();
    expect(await search(shop, { ids: [USER_ID] })).toEqual([1, USER_ID]);
    const both = await shop.api('GET', `/api/user/search?ids=${USER_ID}&ids=${STRANGER_ID}`);
    expect(both.json().total).toBe(2);
    // What the TypeScript client writes for no ids (contract, section 0.1).
    expect((await shop.api('GET', '/api/user/search?ids=undefined')).json().total).toBe(2);
    const refreshed = await shop.api('PUT', '/api/user/search');
    expect([refreshed.statusCode, refreshed.body]).toEqual([200, '']);
    expect(both.json().users[0]).not.toHaveProperty('passwordHash');
  });

  it.each([
    ['*', 2],
    ['ann', 1],
    ['ANN', 1],
    ['email:*@shop.test', 2],
    ['email:"stan@shop.test"', 1],
    ['email:stan', 0],
    ['email:st?n@*', 1],
    ['firstName:Ann AND lastName:Lee', 1],
    ['firstName:Ann lastName:Other', 0],
    ['firstName:Ann OR email:stan*', 2],
    [`registrations.applicationId:${APPLICATION_ID}`, 1],
    ['active:false', 0],
    ['nothing:x', 0],
    ['', 2],
  ])('finds by the query string %s', async (queryString, total) => {
    const shop = await openShop();
    expect((await search(shop, { queryString }))[0]).toBe(total);
    const get = await shop.api('GET', `/api/user/search?queryString=${encodeURIComponent(queryString)}`);
    expect(get.json().total).toBe(total);
  });

  it('sorts and pages', async () => {
    const shop = await openShop();
    const sortFields = [{ name: 'email', order: 'desc' }];
    expect(await search(shop, { sortFields })).toEqual([2, STRANGER_ID, USER_ID]);
    expect(await search(shop, { sortFields, startRow: 1, numberOfResults: 1 })).toEqual([2, USER_ID]);
    expect((await shop.api('POST', '/api/user/search', { search: { numberOfResults: -1 } })).statusCode).toBe(400);
  });

  it('matches as a regular expression would', async () => {
    const { readQuery } = await import('../../../../main/fusionauth/embedded/users/search.ts');
    const shop = await openShop();
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 8 });
    const user = (await shop.api('GET', `/api/user/${USER_ID}`)).json().user;
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, username) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(username);
        expect(readQuery(`username:${pattern}`)({ ...user, username })).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
