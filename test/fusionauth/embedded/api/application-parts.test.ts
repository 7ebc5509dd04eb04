import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, openShop } from '../shop.ts';

describe('parts of an application', () => {
  it.each([
    ['role', 'roles', { name: 'courier', description: 'x' }],
    ['scope', 'scopes', { name: 'orders', defaultConsentMessage: 'See your orders' }],
  ])('%s: POST, GET, PATCH, PUT, DELETE', async (one, all, part) => {
    const shop = await openShop();
    const path = `/api/application/${APPLICATION_ID}/${one}`;
    const created = (await shop.api('POST', path, { [one]: part })).json()[one];
    expect(created).toMatchObject(part);
    expect((await shop.api('POST', path, { [one]: part })).json().fieldErrors).toHaveProperty([`${one}.name`]);
    const its = `${path}/${created.id}`;
    expect((await shop.api('GET', its)).json()[one]).toEqual(created);
    expect((await shop.api('PATCH', its, { [one]: { description: 'y' } })).json()[one]).toMatchObject({
      name: part.name,
      description: 'y',
    });
    expect((await shop.api('PUT', its, { [one]: { name: 'other' } })).json()[one]).not.toHaveProperty('description');
    const { application } = (await shop.api('GET', `/api/application/${APPLICATION_ID}`)).json();
    expect(application[all].map(({ name }: { name: string }) => name)).toContain('other');
    expect((await shop.api('DELETE', its)).statusCode).toBe(200);
    expect((await shop.api('GET', its)).statusCode).toBe(404);
    expect((await shop.api('PUT', its, { [one]: part })).statusCode).toBe(404);
  });

  it('tells its OAuth configuration', async () => {
    const shop = await openShop();
    const answer = (await shop.api('GET', `/api/application/${APPLICATION_ID}/oauth-configuration`)).json();
    expect(answer).toMatchObject({
      httpSessionMaxInactiveInterval: 3600,
      oauthConfiguration: { clientId: APPLICATION_ID, logoutURL: 'http://shop.test/bye' },
    });
  });
});
