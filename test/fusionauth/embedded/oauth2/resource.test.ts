import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, CREDENTIALS, claimsOf, openShop, redirected } from '../shop.ts';

const ORDERS = 'https://orders.shop.test';
const STOCK = 'urn:stock';

const openResourceShop = () => openShop({ oauth: { authorizedResourceUris: [ORDERS, STOCK] } });

describe('the parameter resource', () => {
  it('joins the client in the audience of access tokens, not of id tokens', async () => {
    const shop = await openResourceShop();
    const { access_token, id_token, refresh_token } = await shop.tokens({ resource: ORDERS });
    expect(claimsOf(access_token).aud).toEqual([APPLICATION_ID, ORDERS]);
    expect(claimsOf(id_token).aud).toBe(APPLICATION_ID);
    const refreshed = (await shop.refresh(refresh_token)).json();
    expect(claimsOf(refreshed.access_token).aud).toEqual([APPLICATION_ID, ORDERS]);
    expect((await shop.get('/oauth2/userinfo', { authorization: `Bearer ${access_token}` })).statusCode).toBe(200);
    const introspection = await shop.post('/oauth2/introspect', { ...CREDENTIALS, token: access_token });
    expect(introspection.json()).toMatchObject({ active: true, aud: [APPLICATION_ID, ORDERS] });
  });

  it('can be narrowed when the code is redeemed, but not widened', async () => {
    const shop = await openResourceShop();
    const code = await shop.code({ resource: ORDERS });
    const wider = await shop.redeem(code, { resource: STOCK });
    expect([wider.statusCode, wider.json().error]).toEqual([400, 'invalid_target']);
    const same = await shop.redeem(await shop.code({ resource: STOCK }), { resource: STOCK });
    expect(claimsOf(same.json().access_token).aud).toEqual([APPLICATION_ID, STOCK]);
  });

  it('is refused when unknown, and ignored by who authorizes none', async () => {
    const shop = await openResourceShop();
    expect(redirected(await shop.authorize({ resource: 'urn:else' })).get('error')).toBe('invalid_target');
    const plain = await openShop();
    const { access_token } = await plain.tokens({ resource: ORDERS });
    expect(claimsOf(access_token).aud).toBe(APPLICATION_ID);
  });
});
