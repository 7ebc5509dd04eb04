import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AccessTokens, createAccessTokens } from '../../main/sites/oidc/access-tokens.ts';
import { FusionAuthUnreachable } from '../../main/sites/oidc/failures.ts';
import { createSigningKeys } from '../../main/sites/oidc/signing-keys.ts';

const issuer = 'http://example.fusionauth.localhost:4000';
const clientId = 'e9fdb985-9173-4e01-9d73-ac2d60d1dc8e';
const [first, second] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
const noon = Date.parse('2026-11-21T12:00:00Z');
const claims = {
  ...{ sub: 'ada', iss: issuer, aud: clientId, applicationId: clientId },
  ...{ iat: noon / 1000, exp: noon / 1000 + 3600 },
};

let now = noon;
let published: readonly [string, CryptoKey][] = [];
let fetched = 0;
let down = false;
let tokens: AccessTokens;

const backChannel: typeof fetch = async () => {
  fetched += 1;
  if (down) throw new TypeError('fetch failed');
  const keys = published.map(async ([kid, key]) => ({ ...(await exportJWK(key)), kid, alg: 'RS256', use: 'sig' }));
  return Response.json({ keys: await Promise.all(keys) });
};

beforeEach(async () => {
  now = noon;
  fetched = 0;
  down = false;
  published = [['a', first.publicKey]];
  const clock = { now: () => now };
  const keys = await createSigningKeys({ uri: `${issuer}/.well-known/jwks.json`, backChannel, clock });
  tokens = createAccessTokens({ issuer, clientId, keys, clock });
});

const sign = (changed: object = {}, kid = 'a', { privateKey } = first) =>
  new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey);

describe('a token', () => {
  it('says who it is, and what else FusionAuth has put in', async () => {
    expect(await tokens.verify(await sign())).toEqual({ id: 'ada' });
    expect(await tokens.verify(await sign({ email: 'ada@example.com', name: 'Ada' }))).toEqual({
      id: 'ada',
      email: 'ada@example.com',
      name: 'Ada',
    });
    expect(fetched).toBe(1);
  });

  it.each([
    ['of another issuer', { iss: 'http://evil.example' }],
    ['for another audience', { aud: 'b1c7c6a4-3d0e-4f6b-8a52-6a7d1f3c9e20' }],
    ['for an audience without a registration, as an id token', { applicationId: undefined }],
    ['for another application', { applicationId: 'b1c7c6a4-3d0e-4f6b-8a52-6a7d1f3c9e20' }],
    ['without an end', { exp: undefined }],
    ['of nobody', { sub: '' }],
    ['of no string', { sub: 7 }],
    ['that is not valid yet', { nbf: noon / 1000 + 1 }],
  ])('%s is not good', async (_, changed) => {
    expect(await tokens.verify(await sign(changed))).toBeUndefined();
  });

  it.each([
    [3_599_999, true],
    [3_600_000, false],
  ])('after %i milliseconds is good: %s', async (after, good) => {
    const token = await sign();
    now += after;
    expect((await tokens.verify(token)) !== undefined).toBe(good);
  });

  it('is not good with the public key for a secret (RFC 8725 section 2.1)', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(first.publicKey)));
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'a' }).sign(secret);
    expect(await tokens.verify(token)).toBeUndefined();
  });
});

describe('keys', () => {
  it('are fetched again when a token names one that is not known', async () => {
    published = [...published, ['b', second.publicKey]];
    expect(await tokens.verify(await sign({}, 'b', second))).toEqual({ id: 'ada' });
    expect(await tokens.verify(await sign({}, 'b', second))).toEqual({ id: 'ada' });
    expect(fetched).toBe(2);
  });

  it('are not fetched for every key that is made up', async () => {
    for (const kid of ['x', 'y', 'z']) expect(await tokens.verify(await sign({}, kid, second))).toBeUndefined();
    expect(fetched).toBe(2);
    now += 30_000;
    await tokens.verify(await sign({}, 'x', second));
    expect(fetched).toBe(3);
  });

  it('that cannot be fetched are a failure, not a refusal', async () => {
    down = true;
    await expect(tokens.verify(await sign({}, 'b', second))).rejects.toThrow(FusionAuthUnreachable);
    expect(await tokens.verify(await sign())).toEqual({ id: 'ada' });
  });

  it('are a must', async () => {
    down = true;
    const clock = { now: () => now };
    await expect(createSigningKeys({ uri: issuer, backChannel, clock })).rejects.toThrow(FusionAuthUnreachable);
  });
});
