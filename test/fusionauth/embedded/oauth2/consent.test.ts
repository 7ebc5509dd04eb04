import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, claimsOf, cookieValue, openShop, redirected, type Shop, setCookies } from '../shop.ts';

const openThirdParty = (oauth: object = {}) => openShop({ oauth: { relationship: 'ThirdParty', ...oauth } });

/** Logs in, and follows to the consent screen. */
async function arrive(shop: Shop, fields: Record<string, string> = {}) {
  const login = await shop.logIn(fields);
  const location = String(login.headers.location);
  expect([login.statusCode, location.split('?')[0]]).toEqual([302, '/oauth2/consent']);
  const cookie = `fusionauth.li=${cookieValue(login, 'fusionauth.li')}`;
  const request = Object.fromEntries(new URLSearchParams(location.split('?')[1]));
  const decide = (decision: Record<string, string>) =>
    shop.post('/oauth2/consent', { ...request, ...decision }, { cookie });
  return { location, cookie, decide, login };
}

const AGREE = { consentAction: 'allow', 'scopeConsents.email': 'true' };

describe('the consent screen', () => {
  it('asks the user of a third party, and grants what they agree to', async () => {
    const shop = await openThirdParty();
    const { location, cookie, decide, login } = await arrive(shop);
    expect(setCookies(login).find((line) => line.startsWith('fusionauth.li='))).toMatch(
      /^fusionauth\.li=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await shop.get(location, { cookie })).body).toContain('See your email address');
    const code = redirected(await decide(AGREE)).get('code') ?? '';
    expect(claimsOf((await shop.redeem(code)).json().access_token).scope).toBe('openid offline_access email');
  });

  it('grants less when the user declines a scope, unless it is required', async () => {
    const shop = await openThirdParty();
    const first = await arrive(shop);
    const code = redirected(await first.decide({ consentAction: 'allow' })).get('code') ?? '';
    expect((await shop.redeem(code)).json().scope).toBe('openid offline_access');
    const strict = await openThirdParty({ providedScopePolicy: { email: { enabled: true, required: true } } });
    const second = await arrive(strict);
    const other = redirected(await second.decide({ consentAction: 'allow' })).get('code') ?? '';
    expect((await strict.redeem(other)).json().scope).toBe('openid offline_access email');
  });

  it('takes a refusal back to the application', async () => {
    const shop = await openThirdParty();
    const { decide } = await arrive(shop);
    expect(Object.fromEntries(redirected(await decide({ consentAction: 'cancel' })))).toMatchObject({
      error: 'access_denied',
      error_reason: 'consent_canceled',
      state: 'some state',
    });
  });

  it('wants a login of the last half hour', async () => {
    const shop = await openThirdParty();
    const { location, cookie, decide } = await arrive(shop);
    expect((await shop.get(location)).body).toContain('<title>Login');
    shop.clock.advance(1800);
    expect((await shop.get(location, { cookie })).body).toContain('<title>Login');
    expect((await decide(AGREE)).body).toContain('<title>Login');
  });

  it('takes one decision a login, and only for the application that the login was for', async () => {
    const shop = await openThirdParty();
    const { location, cookie, decide } = await arrive(shop);
    const forum = { client_id: '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7722', redirect_uri: 'http://forum.test/cb' };
    const elsewhere = location
      .replace(APPLICATION_ID, forum.client_id)
      .replace(encodeURIComponent('http://shop.test/cb'), encodeURIComponent(forum.redirect_uri));
    expect((await shop.get(elsewhere, { cookie })).body).toContain('<title>Login');
    const decided = await decide(AGREE);
    expect(redirected(decided).get('code')).not.toBeNull();
    expect(setCookies(decided)).toEqual([expect.stringMatching(/^fusionauth\.li=; Max-Age=0/)]);
    expect((await decide(AGREE)).body).toContain('<title>Login');
    expect((await shop.get(location, { cookie })).body).toContain('<title>Login');
  });

  it('is shown again and again, once, or never, by the consent mode', async () => {
    for (const [consentMode, statuses] of [
      ['AlwaysPrompt', ['/oauth2/consent', '/oauth2/consent']],
      ['RememberDecision', ['/oauth2/consent', 'http://shop.test/cb']],
    ] as const) {
      const shop = await openThirdParty({ consentMode });
      const { decide } = await arrive(shop);
      await decide(AGREE);
      const again = String((await shop.logIn()).headers.location).split('?')[0];
      expect(['/oauth2/consent', again]).toEqual(statuses);
      const more = await shop.logIn({ scope: 'openid email profile' });
      expect(more.headers.location).toMatch(/^\/oauth2\/consent/);
      const asked = await shop.logIn({ prompt: 'consent' });
      expect(asked.headers.location).toMatch(/^\/oauth2\/consent/);
    }
    const never = await openThirdParty({ consentMode: 'NeverPrompt' });
    expect(redirected(await never.logIn()).get('code')).not.toBeNull();
  });

  it('is never shown for prompt=none', async () => {
    const shop = await openThirdParty();
    const { login } = await arrive(shop, { rememberDevice: 'true' });
    const cookie = `fusionauth.sso=${cookieValue(login, 'fusionauth.sso')}`;
    expect(Object.fromEntries(redirected(await shop.authorize({ prompt: 'none' }, { cookie })))).toMatchObject({
      error: 'consent_required',
      error_reason: 'consent_required',
    });
  });
});
