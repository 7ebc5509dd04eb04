import { describe, expect, it } from 'vitest';
import { createLoginApi } from '../../main/sites/login-api/client.ts';
import { restClients } from '../../main/sites/login-api/rest-client.ts';
import { FusionAuthRefused, FusionAuthUnreachable } from '../../main/sites/oidc/failures.ts';
import { LoginRefused } from '../../main/sites/oidc/login-refused.ts';

/** What the Login and Refresh APIs may answer, by the contract's tables (sections 0.1, 4.1 and 5). */

const json = { 'content-type': 'application/json;charset=UTF-8' };
const answering = (status: number, body?: unknown) =>
  createLoginApi({
    ...{ issuer: 'http://example.fusionauth.localhost:4000', clientId: 'client', apiKey: 'key' },
    backChannel: async () =>
      body === undefined
        ? new Response(null, { status })
        : new Response(JSON.stringify(body), { status, headers: json }),
    accessTokens: { verify: async (token) => (token === 'good' ? { id: 'ada' } : undefined) },
  });

const tokens = { token: 'good', refreshToken: 'r', tokenExpirationInstant: 1 };

describe('logIn', () => {
  it.each([
    [{ id: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' }, 'Ada Lovelace'],
    [{ id: 'ada', email: 'ada@example.com', fullName: 'Countess' }, 'Countess'],
    [{ id: 'ada', email: 'ada@example.com' }, undefined],
  ])('makes a user of %j', async (user, name) => {
    expect(await answering(200, { ...tokens, user }).logIn('ada', 'p')).toEqual({
      accessToken: 'good',
      refreshToken: 'r',
      user: { id: 'ada', email: 'ada@example.com', ...(name === undefined ? {} : { name }) },
    });
  });

  it.each([
    [202, { ...tokens, user: { id: 'ada' } }, 403, 'not registered'],
    [203, { changePasswordId: 'c', changePasswordReason: 'Expired' }, 403, 'change your password'],
    [212, { token: 't', user: { id: 'ada' } }, 403, 'verified'],
    [213, { token: 't', user: { id: 'ada' } }, 403, 'verified'],
    [242, { twoFactorId: 't' }, 403, 'second factor'],
    [404, undefined, 401, 'No account has this login and password'],
    [409, { actions: [] }, 403, 'may not log in'],
    [410, undefined, 403, 'expired'],
    [423, undefined, 403, 'locked'],
    [400, { fieldErrors: { loginId: [{ code: '[blank]loginId' }] } }, 401, 'No account has this login and password'],
  ])('refuses what is answered with %i', async (status, body, as, word) => {
    const refused = await answering(status, body)
      .logIn('ada', 'p')
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LoginRefused);
    expect(refused).toMatchObject({ status: as, message: expect.stringContaining(word) });
  });

  it.each([
    [400, { fieldErrors: { applicationId: [{ code: '[invalid]applicationId' }] } }],
    [401, undefined],
    [503, undefined],
  ])('does not blame the person for %i', async (status, body) => {
    await expect(answering(status, body).logIn('ada', 'p')).rejects.toThrow(FusionAuthRefused);
  });

  it.each([[{}], [undefined], [{ ...tokens, user: {} }], ['<html>']])('makes nothing of %j', async (body) => {
    await expect(answering(200, body).logIn('ada', 'p')).rejects.toThrow(FusionAuthUnreachable);
  });
});

describe('refresh', () => {
  it('says of whom the token is, since the answer does not', async () => {
    const fresh = { token: 'good', refreshToken: 'r2', refreshTokenId: 'i' };
    const expected = { accessToken: 'good', refreshToken: 'r2', user: { id: 'ada' } };
    expect(await answering(200, fresh).refresh('r')).toEqual(expected);
  });

  it.each([
    [400, { fieldErrors: { refreshToken: [{ code: '[invalid]refreshToken' }] } }],
    [404, undefined],
    [200, { token: 'of another application' }],
  ])('is refused with %i', async (status, body) => {
    await expect(answering(status, body).refresh('r')).rejects.toThrow(FusionAuthRefused);
  });

  it('is not refused but unanswered with 503', async () => {
    await expect(answering(503).refresh('r')).rejects.toThrow(FusionAuthUnreachable);
  });
});

describe("the client of FusionAuth's client", () => {
  const sent: Request[] = [];
  const rest = () =>
    restClients(async (input, init) => {
      sent.push(new Request(input, init));
      return new Response('', { status: 200, headers: { 'content-type': 'text/plain' } });
    }).build('http://example.fusionauth.localhost:4000');

  it('writes address, headers and body as it is told, and leaves out what is absent', async () => {
    const client = rest().withUri('/api/user').withUriSegment('7').withParameter('a', ['1', '2']);
    const { statusCode, response } = await client
      .withParameter('applicationId', undefined)
      .withHeader('X-FusionAuth-TenantId', 't')
      .withAuthorization('key')
      .withFormData(new URLSearchParams({ token: 'x', user_code: '' }))
      .withMethod('POST')
      .go();
    expect([statusCode, response]).toEqual([200, undefined]);
    const [request] = sent;
    expect(request?.url).toBe('http://example.fusionauth.localhost:4000/api/user/7?a=1&a=2');
    expect(request?.headers.get('authorization')).toBe('key');
    expect(request?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(await request?.text()).toBe('token=x');
  });
});
