import { FusionAuthClient, GrantType } from '@fusionauth/typescript-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  API_KEY,
  APPLICATION_ID,
  ISSUER,
  OTHER_APPLICATION_ID,
  openShop,
  PKCE,
  REDIRECT_URI,
  SECRET,
  type Shop,
  TENANT_ID,
  USER_ID,
  VERIFIER,
} from './shop.ts';

let shop: Shop;
let client: FusionAuthClient;

beforeEach(async () => {
  shop = await openShop({ login: { allowTokenRefresh: true, generateRefreshTokens: true } });
  client = new FusionAuthClient(API_KEY, await shop.app.listen({ host: '127.0.0.1', port: 0 }));
});

afterEach(() => shop.app.close());

const CREDENTIALS = { applicationId: APPLICATION_ID, loginId: 'ann@shop.test', password: 'long-enough-1' };

describe("FusionAuth's own TypeScript client", () => {
  it('logs in, refreshes, validates and logs out', async () => {
    const login = (await client.login(CREDENTIALS)).response;
    expect(login.user?.id).toBe(USER_ID);
    const refreshed = await client.exchangeRefreshTokenForJWT({ refreshToken: login.refreshToken ?? '' });
    expect(refreshed.response.refreshToken).toBe(login.refreshToken);
    const validated = await client.validateJWT(refreshed.response.token ?? '');
    expect(validated.response.jwt).toMatchObject({ sub: USER_ID, iss: ISSUER });
    expect((await client.logout(true, login.refreshToken ?? '')).statusCode).toBe(200);
    await expect(client.exchangeRefreshTokenForJWT({ refreshToken: login.refreshToken ?? '' })).rejects.toMatchObject({
      statusCode: 400,
      exception: { fieldErrors: { refreshToken: [{ code: '[invalid]refreshToken' }] } },
    });
  });

  it('gets the codes that it tells cases apart by', async () => {
    expect((await client.login({ ...CREDENTIALS, loginId: 'stan@shop.test' })).statusCode).toBe(202);
    await expect(client.login({ ...CREDENTIALS, password: 'wrong' })).rejects.toMatchObject({ statusCode: 404 });
    await client.deactivateUser(USER_ID);
    await expect(client.login(CREDENTIALS)).rejects.toMatchObject({ statusCode: 423 });
    await client.reactivateUser(USER_ID);
    expect((await client.login(CREDENTIALS)).statusCode).toBe(200);
    const stranger = new FusionAuthClient('wrong', client.host);
    await expect(stranger.retrieveTenants()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('redeems a code with PKCE, introspects, reads userinfo and refreshes', async () => {
    const code = await shop.code(PKCE);
    const { response: tokens } = await client.exchangeOAuthCodeForAccessTokenUsingPKCE(
      code,
      APPLICATION_ID,
      SECRET,
      REDIRECT_URI,
      VERIFIER,
    );
    expect(tokens.userId).toBe(USER_ID);
    const introspection = await client.introspectAccessToken(APPLICATION_ID, tokens.access_token ?? '');
    expect(introspection.response).toMatchObject({ active: true, sub: USER_ID });
    const userInfo = await client.retrieveUserInfoFromAccessToken(tokens.access_token ?? '');
    expect(userInfo.response).toMatchObject({ email: 'ann@shop.test' });
    const refreshed = await client.exchangeRefreshTokenForAccessToken(
      tokens.refresh_token ?? '',
      APPLICATION_ID,
      SECRET,
      '',
      '',
    );
    expect(refreshed.response.refresh_token).toBe(tokens.refresh_token);
    await client.revokeRefreshTokensByUserId(USER_ID);
    expect((await client.retrieveRefreshTokens(USER_ID)).response.refreshTokens).toEqual([]);
  });

  it('reconfigures tenant, application, CORS and users', async () => {
    const { tenant } = (await client.patchTenant(TENANT_ID, { tenant: { issuer: 'http://new.test' } })).response;
    expect(tenant?.issuer).toBe('http://new.test');
    const jwtConfiguration = { enabled: true, timeToLiveInSeconds: 60 };
    await client.patchApplication(APPLICATION_ID, { application: { jwtConfiguration } });
    const { application } = (await client.retrieveApplication(APPLICATION_ID)).response;
    expect(application).toMatchObject({ name: 'Shop', jwtConfiguration });
    const corsConfiguration = { enabled: true, allowedOrigins: ['http://shop.test'] };
    await client.patchSystemConfiguration({ systemConfiguration: { corsConfiguration } });
    const { systemConfiguration } = (await client.retrieveSystemConfiguration()).response;
    expect(systemConfiguration).toMatchObject({ corsConfiguration });
    expect((await client.retrieveUserByEmail('ann@shop.test')).response.user?.id).toBe(USER_ID);
    await expect(client.retrieveUserByEmail('nobody@shop.test')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('finds metadata, keys, version and status', async () => {
    const { response: metadata } = await client.retrieveOpenIdConfiguration();
    expect(metadata).toMatchObject({ issuer: ISSUER, token_endpoint: `${client.host}/oauth2/token` });
    expect((await client.retrieveJsonWebKeySet()).response.keys).toHaveLength(1);
    expect(Object.keys((await client.retrieveJWTPublicKeys()).response.publicKeys ?? {})).toHaveLength(1);
    expect((await client.retrieveVersion()).response.version).toBe('1.69.0');
    expect((await client.retrieveSystemStatus()).statusCode).toBe(200);
    expect((await client.retrieveSystemHealth()).statusCode).toBe(200);
  });

  it('pings, issues and vends, and logs out without a token', async () => {
    const ping = await client.loginPing(USER_ID, APPLICATION_ID, '');
    expect([ping.statusCode, ping.response.user?.id]).toEqual([200, USER_ID]);
    expect((await client.loginPingWithRequest({ userId: USER_ID })).statusCode).toBe(200);
    const { token = '' } = (await client.login(CREDENTIALS)).response;
    const issued = await client.issueJWT(OTHER_APPLICATION_ID, token, '');
    expect([issued.statusCode, typeof issued.response.token]).toEqual([202, 'string']);
    const vended = await client.vendJWT({ claims: { level: 1 }, timeToLiveInSeconds: 9 });
    expect(vended.response.token).toMatch(/^eyJ/);
    expect((await client.logoutWithRequest({ global: false })).statusCode).toBe(200);
  });

  it('connects a device', async () => {
    const oauthConfiguration = {
      deviceVerificationURL: 'http://shop.test/device',
      enabledGrants: [GrantType.authorization_code, GrantType.refresh_token, GrantType.device_code],
    };
    await client.patchApplication(APPLICATION_ID, { application: { oauthConfiguration } });
    const codes = (await client.deviceAuthorize(APPLICATION_ID, SECRET, 'openid')).response;
    const userCode = codes.user_code ?? '';
    expect((await client.validateDevice(userCode, APPLICATION_ID)).statusCode).toBe(200);
    await expect(client.validateDevice('XXXXXX', APPLICATION_ID)).rejects.toMatchObject({ statusCode: 400 });
    const { token = '' } = (await client.login(CREDENTIALS)).response;
    const approved = await client.approveDevice(APPLICATION_ID, SECRET, token, userCode);
    expect(approved.response).toMatchObject({ deviceGrantStatus: 'Approved', userId: USER_ID });
  });

  it('has passwords changed, and users kept out', async () => {
    await client.patchUser(USER_ID, { user: { passwordChangeRequired: true } });
    const refused = await client.login(CREDENTIALS);
    expect(refused.statusCode).toBe(203);
    const changed = await client.changePassword(refused.response.changePasswordId ?? '', { password: 'another-one' });
    const oneTimePassword = changed.response.oneTimePassword ?? '';
    expect((await client.login({ applicationId: APPLICATION_ID, oneTimePassword })).statusCode).toBe(200);
    expect((await client.forgotPassword({ loginId: 'ann' })).response.changePasswordId).toEqual(expect.any(String));
    const userAction = { name: 'Ban', preventLogin: true, temporal: true };
    const { userAction: ban } = (await client.createUserAction('', { userAction })).response;
    const action = { actioneeUserId: USER_ID, userActionId: ban?.id ?? '' };
    await client.actionUser({ action, broadcast: false });
    await expect(client.login({ ...CREDENTIALS, password: 'another-one' })).rejects.toMatchObject({
      statusCode: 409,
      exception: { actions: [{ name: 'Ban' }] },
    });
  });

  it('finds users, and manages registrations, roles, themes and tenants', async () => {
    const search = { queryString: 'email:ann*', numberOfResults: 5 };
    expect((await client.searchUsersByQuery({ search })).response).toMatchObject({
      total: 1,
      users: [{ id: USER_ID }],
    });
    expect((await client.searchUsersByIds([USER_ID])).response.total).toBe(1);
    const { role } = (await client.createApplicationRole(APPLICATION_ID, '', { role: { name: 'courier' } })).response;
    expect(role).toMatchObject({ name: 'courier', id: expect.any(String) });
    const registration = { applicationId: APPLICATION_ID, roles: ['courier'] };
    await client.patchRegistration(USER_ID, { registration });
    const { registration: patched } = (await client.retrieveRegistration(USER_ID, APPLICATION_ID)).response;
    expect(patched?.roles).toEqual(['courier']);
    await client.deleteRegistration(USER_ID, APPLICATION_ID);
    expect((await client.login(CREDENTIALS)).statusCode).toBe(202);
    const { theme } = (await client.createTheme('', { theme: { name: 'Ours' } })).response;
    expect((await client.retrieveTheme(theme?.id ?? '')).response.theme?.name).toBe('Ours');
    const { tenant } = (await client.createTenant('', { tenant: { name: 'Second' } })).response;
    expect((await client.deleteTenant(tenant?.id ?? '')).statusCode).toBe(200);
  });
});
