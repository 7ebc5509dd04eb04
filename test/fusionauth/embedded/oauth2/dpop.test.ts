import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { claimsOf, openShop, type Shop, USER_ID } from '../shop.ts';

const HOST = 'login.shop.test:9011';
const TOKEN_URL = `http://${HOST}/oauth2/token`;
const USERINFO_URL = `http://${HOST}/oauth2/userinfo`;

/** What a client with a key of its own can do (RFC 9449). */
async function keyHolder(algorithm = 'ES256') {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const prove = (shop: Shop, claims: JWTPayload = {}, header: object = {}) =>
    new SignJWT({
      htm: 'POST',
      htu: TOKEN_URL,
      iat: Math.floor(shop.clock.now() / 1000),
      jti: randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: algorithm, typ: 'dpop+jwt', jwk, ...header })
      .sign(privateKey);
  return { jkt: await calculateJwkThumbprint(jwk), privateJwk: await exportJWK(privateKey), prove };
}

const publicClient = { oauth: { clientAuthenticationPolicy: 'NotRequired' } };

const redeem = (shop: Shop, code: string, dpop: string, fields = {}) => shop.redeem(code, fields, { host: HOST, dpop });

const refresh = (shop: Shop, refresh_token: string, headers: Record<string, string>) =>
  shop.post(
    '/oauth2/token',
    { grant_type: 'refresh_token', client_id: '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711', refresh_token },
    { host: HOST, ...headers },
  );

const athOf = (token: string) => createHash('sha256').update(token).digest('base64url');

describe('a token request with a DPoP proof', () => {
  it.each(['Ed25519', 'ES256', 'ES384', 'ES512', 'PS256', 'RS256'])(
    '%s: gets tokens bound to the key',
    async (algorithm) => {
      const shop = await openShop();
      const { jkt, prove } = await keyHolder(algorithm);
      const response = await redeem(shop, await shop.code(), await prove(shop));
      expect(response.json()).toMatchObject({ token_type: 'DPoP' });
      expect(claimsOf(response.json().access_token)).toMatchObject({ cnf: { jkt } });
      expect(claimsOf(response.json().id_token)).not.toHaveProperty('cnf');
    },
  );

  it('gets plain ones without', async () => {
    const shop = await openShop();
    const response = await shop.redeem(await shop.code());
    expect(response.json()).toMatchObject({ token_type: 'Bearer' });
    expect(claimsOf(response.json().access_token)).not.toHaveProperty('cnf');
  });

  it('must prove what the authorization request promised with dpop_jkt', async () => {
    const shop = await openShop();
    const [owner, thief] = [await keyHolder(), await keyHolder()];
    for (const headers of [{}, { dpop: await thief.prove(shop) }]) {
      const stolen = await shop.redeem(await shop.code({ dpop_jkt: owner.jkt }), {}, { host: HOST, ...headers });
      expect([stolen.statusCode, stolen.json().error]).toEqual([400, 'invalid_dpop_proof']);
    }
    const own = await redeem(shop, await shop.code({ dpop_jkt: owner.jkt }), await owner.prove(shop));
    expect(own.statusCode).toBe(200);
  });

  it('is refused when its proof is for something else, stale, malformed, or not signed by its own key', async () => {
    const shop = await openShop();
    const { privateJwk, prove } = await keyHolder();
    const other = await keyHolder();
    const now = Math.floor(shop.clock.now() / 1000);
    const good = await prove(shop);
    const bad = [
      'x',
      `${good}, ${good}`,
      `${good.slice(0, -8)}AAAAAAAA`,
      await prove(shop, { htm: 'GET' }),
      await prove(shop, { htu: USERINFO_URL }),
      await prove(shop, { htu: 'http://evil.test/oauth2/token' }),
      await prove(shop, { htu: 'x' }),
      await prove(shop, { iat: now - 61 }),
      await prove(shop, { iat: now + 61 }),
      await prove(shop, { jti: '' }),
      await prove(shop, {}, { typ: 'JWT' }),
      await prove(shop, {}, { jwk: privateJwk }),
      await prove(shop, {}, { jwk: { kty: 'oct', k: 'AAAA' } }),
      await prove(shop, {}, { jwk: undefined }),
      await other.prove(shop, {}, { jwk: (await jwkIn(good)) ?? {} }),
    ];
    const code = await shop.code();
    for (const proof of bad) {
      const response = await redeem(shop, code, proof);
      expect([proof, response.statusCode, response.json().error]).toEqual([proof, 400, 'invalid_dpop_proof']);
    }
    expect((await redeem(shop, code, good)).statusCode).toBe(200);
  });

  it('cannot use a proof twice, not even at the same moment', async () => {
    const shop = await openShop();
    const { prove } = await keyHolder();
    const proof = await prove(shop);
    const codes = await Promise.all([shop.code(), shop.code(), shop.code()]);
    const answers = await Promise.all(codes.map((code) => redeem(shop, code, proof)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400, 400]);
  });
});

/** The public key that a proof carries. */
async function jwkIn(proof: string): Promise<object | undefined> {
  return JSON.parse(Buffer.from(proof.split('.')[0] ?? '', 'base64url').toString()).jwk;
}

describe('a refresh token', () => {
  it('of a client without a secret needs the key that it was issued to, at both endpoints', async () => {
    const shop = await openShop({ ...publicClient, login: { allowTokenRefresh: true } });
    const [owner, thief] = [await keyHolder(), await keyHolder()];
    const first = await redeem(shop, await shop.code(), await owner.prove(shop), { client_secret: '' });
    const { refresh_token } = first.json();
    for (const headers of [{}, { dpop: await thief.prove(shop) }]) {
      const stolen = await refresh(shop, refresh_token, headers);
      expect(stolen.json()).toMatchObject({ error: 'invalid_grant', error_reason: 'refresh_token_not_found' });
    }
    expect((await shop.api('POST', '/api/jwt/refresh', { refreshToken: refresh_token }, {})).statusCode).toBe(400);
    const own = await refresh(shop, refresh_token, { dpop: await owner.prove(shop) });
    expect(own.json()).toMatchObject({ token_type: 'DPoP', refresh_token });
    expect(claimsOf(own.json().access_token)).toMatchObject({ cnf: { jkt: owner.jkt } });
  });

  it('of a client with a secret is bound by that, so that its key may change', async () => {
    const shop = await openShop();
    const [before, after] = [await keyHolder(), await keyHolder()];
    const { refresh_token } = (await redeem(shop, await shop.code(), await before.prove(shop))).json();
    expect((await shop.refresh(refresh_token)).json()).toMatchObject({ token_type: 'Bearer' });
    const secret = { client_secret: 'dev-secret+with/odd=characters:%' };
    const client = { client_id: '5f2d6c4e-7b1a-4c39-9d10-2a9a6e0b7711', ...secret };
    const headers = { host: HOST, dpop: await after.prove(shop) };
    const changed = await shop.post(
      '/oauth2/token',
      { ...client, grant_type: 'refresh_token', refresh_token },
      headers,
    );
    expect(claimsOf(changed.json().access_token)).toMatchObject({ cnf: { jkt: after.jkt } });
  });
});

describe('/oauth2/userinfo', () => {
  it('takes a bound token with a proof for it, and in no other way', async () => {
    const shop = await openShop();
    const [owner, thief] = [await keyHolder(), await keyHolder()];
    const { access_token: token } = (await redeem(shop, await shop.code(), await owner.prove(shop))).json();
    const { access_token: plain } = await shop.tokens();
    const request = { htm: 'GET', htu: USERINFO_URL };
    const proofOf = (holder: typeof owner, shown: string) => holder.prove(shop, { ...request, ath: athOf(shown) });
    const ask = (authorization: string, headers: Record<string, string> = {}) =>
      shop.get('/oauth2/userinfo', { host: HOST, authorization, ...headers });
    const good = await ask(`DPoP ${token}`, { dpop: await proofOf(owner, token) });
    expect([good.statusCode, good.json().sub]).toEqual([200, USER_ID]);
    const refused = [
      [await ask(`Bearer ${token}`), 401, 'invalid_token'],
      [await ask(`DPoP ${token}`), 400, 'invalid_dpop_proof'],
      [await ask(`DPoP ${token}`, { dpop: await owner.prove(shop, request) }), 400, 'invalid_dpop_proof'],
      [await ask(`DPoP ${token}`, { dpop: await proofOf(owner, plain) }), 400, 'invalid_dpop_proof'],
      [await ask(`DPoP ${token}`, { dpop: await proofOf(thief, token) }), 401, 'invalid_token'],
      [await ask(`DPoP ${plain}`, { dpop: await proofOf(owner, plain) }), 401, 'invalid_token'],
    ] as const;
    expect(refused.map(([{ statusCode }]) => statusCode)).toEqual(refused.map(([, status]) => status));
    expect(refused.map(([answer]) => answer.json().error)).toEqual(refused.map(([, , error]) => error));
    expect((await ask(`Bearer ${plain}`)).statusCode).toBe(200);
  });
});

describe('dpop_jkt', () => {
  it('must be a thumbprint', async () => {
    const shop = await openShop();
    const response = await shop.authorize({ dpop_jkt: 'short' });
    expect(response.headers.location).toMatch(/\?error=invalid_request&/);
  });
});
