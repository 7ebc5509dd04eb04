import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, CREDENTIALS, openShop, redirected, type Shop, type ShopSettings, USER_ID } from '../shop.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const DEVICE = { 'metaData.device.name': 'Ann’s phone', 'metaData.device.type': 'MOBILE' };

/** The device of the only refresh token there is. */
async function deviceAfter(obtain: (shop: Shop) => Promise<unknown>, settings: ShopSettings = {}) {
  const shop = await openShop(settings);
  await obtain(shop);
  const { refreshTokens } = (await shop.api('GET', `/api/jwt/refresh?userId=${USER_ID}`)).json();
  expect(refreshTokens).toHaveLength(1);
  return refreshTokens[0].metaData.device;
}

describe('what a device says about itself', () => {
  it('is with the refresh token of a hosted login', async () => {
    expect(await deviceAfter((shop) => shop.tokens(DEVICE))).toMatchObject({ name: 'Ann’s phone', type: 'MOBILE' });
  });

  it('is with the refresh token of the password grant', async () => {
    const credentials = { username: 'ann', password: 'long-enough-1', scope: 'offline_access' };
    const fields = { ...CREDENTIALS, ...credentials, grant_type: 'password', ...DEVICE };
    expect(await deviceAfter((shop) => shop.post('/oauth2/token', fields))).toMatchObject({
      name: 'Ann’s phone',
      type: 'MOBILE',
    });
  });

  it('is with the refresh token of the device flow', async () => {
    const oauth = {
      enabledGrants: [DEVICE_GRANT, 'authorization_code', 'refresh_token'],
      deviceVerificationURL: 'http://shop.test/device',
    };
    const connect = async (shop: Shop) => {
      const request = { ...CREDENTIALS, scope: 'offline_access', ...DEVICE };
      const { device_code, user_code } = (await shop.post('/oauth2/device_authorize', request)).json();
      const { access_token: token } = await shop.tokens({ scope: 'openid' });
      await shop.post('/oauth2/device/approve', { ...CREDENTIALS, token, user_code });
      return shop.post('/oauth2/token', { ...CREDENTIALS, grant_type: DEVICE_GRANT, device_code });
    };
    expect(await deviceAfter(connect, { oauth })).toMatchObject({ name: 'Ann’s phone', type: 'MOBILE' });
  });

  it('survives the hosted form, which posts it back, and the refresh', async () => {
    const device = await deviceAfter(async (shop) => {
      const form = await shop.authorize(DEVICE);
      const hidden = [...form.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
      const fields = Object.fromEntries(
        hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
      );
      const login = await shop.logIn(fields);
      const { refresh_token } = (await shop.redeem(redirected(login).get('code') ?? '')).json();
      expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
    });
    expect(device).toMatchObject({ name: 'Ann’s phone', type: 'MOBILE' });
  });

  it('is UNKNOWN when it says nothing', async () => {
    expect(await deviceAfter((shop) => shop.tokens({ client_id: APPLICATION_ID }))).toMatchObject({ type: 'UNKNOWN' });
  });
});
