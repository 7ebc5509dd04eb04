import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, cookieValue, encode, openShop, REDIRECT_URI, type Shop, setCookies } from '../shop.ts';

const url = (fields: Record<string, string>) => `/oauth2/logout?${encode(fields)}`;

async function ssoCookie(shop: Shop): Promise<string> {
  const login = await shop.logIn({ rememberDevice: 'true' });
  return `fusionauth.sso=${cookieValue(login, 'fusionauth.sso')}`;
}

describe('/oauth2/logout', () => {
  it('ends the SSO session and drops its cookie, but revokes no refresh token', async () => {
    const shop = await openShop();
    const { refresh_token } = await shop.tokens();
    const cookie = await ssoCookie(shop);
    const response = await shop.get(url({ client_id: APPLICATION_ID }), { cookie });
    expect(setCookies(response)).toEqual([expect.stringMatching(/^fusionauth\.sso=; Max-Age=0; Path=\/; HttpOnly/)]);
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(200);
    expect((await shop.refresh(refresh_token)).statusCode).toBe(200);
  });

  it('AllApplications: a page that loads every logout URL, then goes to the application', async () => {
    const shop = await openShop();
    const response = await shop.get(url({ client_id: APPLICATION_ID }));
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/html/);
    expect(response.body).toContain('<iframe src="http://shop.test/bye"');
    expect(response.body).toContain('<iframe src="http://forum.test/bye"');
    expect(response.body).toContain('<meta http-equiv="refresh" content="2; url=http://shop.test/bye">');
    expect(response.headers['content-security-policy']).toContain('frame-src http://shop.test http://forum.test');
  });

  it('RedirectOnly: 302, in the documented order of targets', async () => {
    const shop = await openShop({ oauth: { logoutBehavior: 'RedirectOnly' } });
    const location = async (fields: Record<string, string> = {}) => {
      const response = await shop.get(url({ client_id: APPLICATION_ID, ...fields }));
      expect(response.statusCode).toBe(302);
      return response.headers.location;
    };
    const own = { post_logout_redirect_uri: REDIRECT_URI };
    expect(await location({ ...own, state: 'a b' })).toBe(`${REDIRECT_URI}?state=a+b`);
    expect(await location(own)).toBe(REDIRECT_URI);
    expect(await location()).toBe('http://shop.test/bye');
    await shop.api('PATCH', `/api/application/${APPLICATION_ID}`, {
      application: { oauthConfiguration: { logoutURL: null } },
    });
    expect(await location()).toBe('/');
    await shop.api('PATCH', '/api/tenant/0a4b1f5e-3c7d-4c0f-8a55-6b6f2d9e1c01', {
      tenant: { logoutURL: 'http://tenant.test/bye' },
    });
    expect(await location()).toBe('http://tenant.test/bye');
  });

  it('knows the application by an id token as well, even an expired one, and by POST', async () => {
    const shop = await openShop({ oauth: { logoutBehavior: 'RedirectOnly' } });
    const { id_token } = await shop.tokens();
    shop.clock.advance(100_000);
    expect((await shop.get(url({ id_token_hint: id_token }))).headers.location).toBe('http://shop.test/bye');
    expect((await shop.post('/oauth2/logout', { id_token_hint: id_token })).statusCode).toBe(302);
  });

  it('needs no client at all', async () => {
    const shop = await openShop();
    const response = await shop.get('/oauth2/logout');
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('content="2; url=/"');
    expect((await shop.get('/')).statusCode).toBe(200);
  });

  it('goes where the named tenant says, if no client is named', async () => {
    const shop = await openShop();
    const id = '0a4b1f5e-3c7d-4c0f-8a55-6b6f2d9e1c02';
    await shop.configure('POST', `/api/tenant/${id}`, {
      tenant: { name: 'Other', logoutURL: 'http://other.test/bye' },
    });
    expect((await shop.get(url({ tenantId: id }))).body).toContain('content="2; url=http://other.test/bye"');
    expect((await shop.get(url({ tenantId: id, client_id: APPLICATION_ID }))).statusCode).toBe(400);
  });

  it('refuses, on a page and without ending the session, what it cannot trust', async () => {
    const shop = await openShop();
    const cookie = await ssoCookie(shop);
    const cases = [
      [
        { client_id: APPLICATION_ID, post_logout_redirect_uri: 'http://evil.test/' },
        'invalid_post_logout_redirect_uri',
      ],
      [{ post_logout_redirect_uri: REDIRECT_URI }, 'invalid_post_logout_redirect_uri'],
      [{ id_token_hint: 'x' }, 'invalid_id_token_hint'],
      [{ client_id: 'x' }, 'invalid_client_id'],
    ] as const;
    for (const [fields, reason] of cases) {
      const response = await shop.get(url(fields), { cookie });
      expect(response.statusCode).toBe(400);
      expect(response.body).toContain('<title>Error | FusionAuth</title>');
      expect(response.body).toContain(reason);
    }
    expect((await shop.authorize({}, { cookie })).statusCode).toBe(302);
  });
});
