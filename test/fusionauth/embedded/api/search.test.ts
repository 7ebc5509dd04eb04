import { describe, expect, it } from 'vitest';
import { openShop, type Shop, TENANT_ID } from '../shop.ts';

async function withGroups(...groups: readonly object[]): Promise<Shop> {
  const shop = await openShop();
  for (const group of groups) {
    shop.clock.advance(1);
    await shop.configure('POST', '/api/group', { group });
  }
  return shop;
}

const names = async (shop: Shop, query: string) => {
  const { total, groups } = (await shop.api('GET', `/api/group/search?${query}`)).json();
  return [total, ...groups.map(({ name }: { name: string }) => name)];
};

describe("FusionAuth's searches", () => {
  it('find by a part of the name or a pattern, sort, and show a page', async () => {
    const shop = await withGroups({ name: 'Buyers' }, { name: 'Sellers' }, { name: 'Admins' });
    expect(await names(shop, 'name=ell')).toEqual([1, 'Sellers']);
    expect(await names(shop, 'name=*ers')).toEqual([2, 'Buyers', 'Sellers']);
    expect(await names(shop, 'name=undefined&numberOfResults=undefined')).toEqual([3, 'Admins', 'Buyers', 'Sellers']);
    expect(await names(shop, 'orderBy=insertInstant%20DESC')).toEqual([3, 'Admins', 'Sellers', 'Buyers']);
    expect(await names(shop, 'startRow=1&numberOfResults=1')).toEqual([3, 'Buyers']);
    const post = await shop.api('POST', '/api/group/search', { search: { name: 'admins' } });
    expect(post.json()).toMatchObject({ total: 1, groups: [{ name: 'Admins' }] });
    expect((await shop.api('POST', '/api/group/search', {})).json().total).toBe(3);
  });

  it('400 for an order that is none, 401 without a key', async () => {
    const shop = await openShop();
    const search = { orderBy: 'name; drop table' };
    const refused = await shop.api('POST', '/api/group/search', { search });
    expect(refused.json().fieldErrors['search.orderBy'][0].code).toBe('[invalid]search.orderBy');
    expect((await shop.api('POST', '/api/group/search', { search: { startRow: -1 } })).statusCode).toBe(400);
    expect((await shop.api('POST', '/api/group/search', {}, {})).statusCode).toBe(401);
  });

  it('find applications, tenants and keys, each seen as everywhere else', async () => {
    const shop = await openShop();
    const found = async (path: string, search: object) => (await shop.api('POST', path, { search })).json();
    const { applications } = await found('/api/application/search', { name: 'forum', state: 'Active' });
    expect(applications).toMatchObject([{ name: 'Forum', oauthConfiguration: { clientId: expect.any(String) } }]);
    expect((await found('/api/application/search', { state: 'Inactive' })).total).toBe(0);
    expect(await found('/api/tenant/search', { name: 'def*' })).toMatchObject({
      total: 1,
      tenants: [{ id: TENANT_ID }],
    });
    const { keys } = await found('/api/key/search', { type: 'RSA' });
    expect(keys).toMatchObject([{ algorithm: 'RS256', publicKey: expect.stringContaining('PUBLIC KEY') }]);
    expect(JSON.stringify(keys)).not.toContain('PRIVATE');
  });

  it('keep an API key of one tenant to its applications', async () => {
    const shop = await openShop();
    const { tenant } = (await shop.api('POST', '/api/tenant', { tenant: { name: 'Second' } })).json();
    await shop.configure('POST', '/api/api-key', { apiKey: { key: 'local', tenantId: tenant.id } });
    const answer = await shop.api('POST', '/api/application/search', {}, { authorization: 'local' });
    expect(answer.json()).toEqual({ applications: [], total: 0 });
  });
});
