import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import { cookieValue, openShop, redirected, setCookies } from '../shop.ts';

const HTTPS = { 'x-forwarded-proto': 'https' };

/** The names of the cookies that an answer sets, and the attributes of each. */
function attributesOf(response: LightMyRequestResponse): Record<string, readonly string[]> {
  return Object.fromEntries(
    setCookies(response).map((line) => {
      const [pair = '', ...attributes] = line.split('; ');
      return [
        pair.split('=')[0],
        attributes.map((attribute) => attribute.replace(/^Max-Age=\d{9,}$/, 'persistent')).sort(),
      ];
    }),
  );
}

const lasting = ['HttpOnly', 'Path=/', 'SameSite=Lax', 'persistent'];
const isTicked = (response: LightMyRequestResponse) =>
  /name="rememberDevice" value="true" checked>/.test(response.body);

describe('what the hosted pages remember about a browser', () => {
  it('a login: persistent, host-only cookies for the device, Secure on https alone', async () => {
    const shop = await openShop();
    const plain = attributesOf(await shop.logIn({ rememberDevice: 'true' }));
    const [known = '', ...others] = Object.keys(plain).filter((name) => name.startsWith('fusionauth.known-device.'));
    expect(others).toEqual([]);
    expect(plain).toEqual({ 'fusionauth.sso': lasting, 'fusionauth.remember-device': lasting, [known]: lasting });
    const secure = attributesOf(await shop.logIn({ rememberDevice: 'true' }, HTTPS));
    expect(Object.values(secure).every((attributes) => attributes.includes('Secure'))).toBe(true);
  });

  it('nothing of a login that fails', async () => {
    const shop = await openShop();
    expect(setCookies(await shop.logIn({ password: 'wrong', rememberDevice: 'true' }))).toEqual([]);
  });

  it('whether the box was ticked at the last login', async () => {
    const shop = await openShop();
    expect(isTicked(await shop.authorize())).toBe(false);
    for (const rememberDevice of ['true', '']) {
      const login = await shop.logIn({ rememberDevice, __cb_rememberDevice: 'false' });
      const cookie = `fusionauth.remember-device=${cookieValue(login, 'fusionauth.remember-device')}`;
      expect(isTicked(await shop.authorize({}, { cookie }))).toBe(rememberDevice === 'true');
      const unticked = { password: 'wrong', __cb_rememberDevice: 'false' };
      expect(isTicked(await shop.logIn(unticked, { cookie }))).toBe(false);
      expect(isTicked(await shop.logIn({ ...unticked, rememberDevice: 'true' }, { cookie }))).toBe(true);
    }
    expect(isTicked(await shop.authorize({ rememberDevice: 'true' }))).toBe(true);
  });

  it('one device cookie for each user, which stays the same', async () => {
    const shop = await openShop();
    const [name = ''] = Object.keys(attributesOf(await shop.logIn())).filter((one) => one.includes('known-device'));
    const again = await shop.logIn({}, { cookie: `${name}=the-device` });
    expect(cookieValue(again, name)).toBe('the-device');
    expect(cookieValue(await shop.logIn({ loginId: 'stan@shop.test' }), name)).toBeUndefined();
  });

  it('language and time zone, in cookies that end with the session and that scripts may read', async () => {
    const shop = await openShop();
    const response = await shop.authorize({ locale: 'pt_BR', timezone: 'Europe/Berlin' });
    const readable = ['Path=/', 'SameSite=Lax'];
    expect(attributesOf(response)).toEqual({ 'fusionauth.locale': readable, 'fusionauth.timezone': readable });
    expect(cookieValue(response, 'fusionauth.locale')).toBe('pt_BR');
    expect(cookieValue(response, 'fusionauth.timezone')).toBe('Europe/Berlin');
    expect(setCookies(await shop.authorize({ locale: '"; x', timezone: '../ ;' }))).toEqual([]);
  });

  it('the language, for the answer to the application', async () => {
    const shop = await openShop();
    const localeIn = async (fields: Record<string, string>, cookie: string) =>
      redirected(await shop.logIn(fields, { cookie })).get('locale');
    expect(await localeIn({}, '')).toBe('en');
    expect(await localeIn({}, 'fusionauth.locale=de')).toBe('de');
    expect(await localeIn({ locale: 'fr' }, 'fusionauth.locale=de')).toBe('fr');
    expect(await localeIn({}, 'fusionauth.locale=<script>')).toBe('en');
  });
});
