import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, cookieValue, openShop, REDIRECT_URI, redirected, type Shop } from '../shop.ts';

const REQUEST = { client_id: APPLICATION_ID, redirect_uri: REDIRECT_URI, response_type: 'code', scope: 'openid' };
const NEW = { 'user.email': 'Eve@shop.test', 'user.password': 'long-enough-2', 'user.firstName': 'Eve' };

async function openRegistration(settings: object = {}): Promise<Shop> {
  const shop = await openShop({ oauth: { requireRegistration: true } });
  const registrationConfiguration = { enabled: true, firstName: { enabled: true, required: true }, ...settings };
  await shop.configure('PATCH', `/api/application/${APPLICATION_ID}`, { application: { registrationConfiguration } });
  return shop;
}

describe('self-registration on a hosted page', () => {
  it('is offered by the login form, and asks for what the application wants', async () => {
    const shop = await openRegistration({ confirmPassword: true });
    const login = await shop.authorize();
    expect(login.body).toMatch(/<a href="\/oauth2\/register\?client_id=[^"]+">Create a new account\.<\/a>/);
    const page = await shop.get(`/oauth2/register?${new URLSearchParams(REQUEST)}`);
    for (const name of ['user.email', 'user.firstName', 'user.password', 'passwordConfirm']) {
      expect(page.body).toContain(`name="${name}"`);
    }
    const hidden = page.body.match(/<input type="hidden" name="[^"]+"/g)?.map((input) => input.split('"')[3]);
    expect(hidden).toEqual(expect.arrayContaining(['client_id', 'redirect_uri', 'state', 'registrationState']));
    expect(page.body).toContain('>Register</button>');
  });

  it('creates the user, registers them with the default role, and logs them in', async () => {
    const shop = await openRegistration();
    const response = await shop.post('/oauth2/register', { ...REQUEST, ...NEW, rememberDevice: 'true' });
    expect(cookieValue(response, 'fusionauth.sso')).toBeDefined();
    expect(redirected(response).get('userState')).toBe('Authenticated');
    const { user } = (await shop.api('GET', '/api/user?email=eve@shop.test')).json();
    expect(user).toMatchObject({ firstName: 'Eve', registrations: [{ roles: ['buyer'] }] });
    expect(redirected(await shop.logIn({ loginId: 'eve@shop.test', password: 'long-enough-2' })).get('code')).not.toBe(
      null,
    );
  });

  it('shows what is wrong beside the field', async () => {
    const shop = await openRegistration({ confirmPassword: true });
    const post = async (fields: Record<string, string>) =>
      (await shop.post('/oauth2/register', { ...REQUEST, ...NEW, passwordConfirm: 'long-enough-2', ...fields })).body;
    expect(await post({ 'user.email': 'ann@shop.test' })).toContain('already exists');
    expect(await post({ 'user.email': 'x' })).toContain('must be an email address');
    expect(await post({ 'user.firstName': '' })).toContain('Required');
    expect(await post({ passwordConfirm: 'x' })).toContain('The passwords differ.');
    expect(await post({ 'user.password': 'x', passwordConfirm: 'x' })).toContain('at least 8');
    expect(await post({ 'user.firstName': '"><script>' })).not.toContain('"><script>');
  });

  it('registers who has an account, but no registration, when they log in', async () => {
    const shop = await openRegistration();
    const response = await shop.logIn({ loginId: 'stan@shop.test' });
    expect(redirected(response).get('userState')).toBe('Authenticated');
  });

  it('is the login form where it is off', async () => {
    const shop = await openShop();
    expect((await shop.get(`/oauth2/register?${new URLSearchParams(REQUEST)}`)).body).toContain('<title>Login');
    expect((await shop.post('/oauth2/register', { ...REQUEST, ...NEW })).body).toContain('<title>Login');
    expect((await shop.api('GET', '/api/user?email=eve@shop.test')).statusCode).toBe(404);
    expect((await shop.authorize()).body).not.toContain('Create a new account.');
  });
});
