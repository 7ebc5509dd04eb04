import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { importSPKI, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, headerOf, openShop, type Shop } from '../shop.ts';

const KEY_ID = '11111111-1111-1111-1111-111111111111';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-384' });

const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

const post = (shop: Shop, key: object, id = '') => shop.api('POST', `/api/key/import${id}`, { key });

describe('POST /api/key/import', () => {
  it.each([
    ['RS256', 'RSA', 2048, rsa],
    ['ES384', 'EC', 384, curve],
  ] as const)(
    '%s: signs with the key at once, and publishes its public half',
    async (algorithm, type, length, pair) => {
      const shop = await openShop();
      const key = { algorithm, kid: 'ours', name: 'imported', privateKey: privatePem(pair.privateKey) };
      const answer = await post(shop, { ...key, publicKey: publicPem(pair.publicKey) }, `/${KEY_ID}`);
      expect(answer.json().key).toMatchObject({
        algorithm,
        hasPrivateKey: true,
        id: KEY_ID,
        kid: 'ours',
        length,
        publicKey: publicPem(pair.publicKey),
        type,
      });
      expect(answer.body).not.toContain('PRIVATE');
      const jwtConfiguration = { enabled: true, accessTokenKeyId: KEY_ID };
      await shop.configure('PATCH', `/api/application/${APPLICATION_ID}`, { application: { jwtConfiguration } });
      const { access_token } = await shop.tokens();
      expect(headerOf(access_token)).toMatchObject({ alg: algorithm, kid: 'ours' });
      const currentDate = new Date(shop.clock.now());
      await jwtVerify(access_token, await importSPKI(publicPem(pair.publicKey), algorithm), { currentDate });
      const { keys } = (await shop.get('/.well-known/jwks.json')).json();
      expect(keys.map(({ kid }: { kid: string }) => kid)).toContain('ours');
    },
  );

  it('takes a secret, which is published nowhere', async () => {
    const shop = await openShop();
    const secret = 'a secret of thirty-two bytes, or more';
    const answer = await post(shop, { algorithm: 'HS256', name: 'shared', secret }, `/${KEY_ID}`);
    const { key } = answer.json();
    expect(key).toMatchObject({ algorithm: 'HS256', type: 'HMAC' });
    expect(answer.body).not.toContain(secret);
    expect((await shop.get('/.well-known/jwks.json')).body).not.toContain(key.kid);
    expect((await shop.get(`/api/jwt/public-key?kid=${key.kid}`)).statusCode).toBe(404);
  });

  it('refuses what the algorithm cannot use, and what is there already', async () => {
    const shop = await openShop();
    const good = { algorithm: 'RS256', kid: 'ours', name: 'x', privateKey: privatePem(rsa.privateKey) };
    const refusals = async (key: object) =>
      Object.values((await post(shop, key)).json().fieldErrors)
        .flat()
        .map((error) => `${Object(error).code} ${Object(error).message}`);
    const noKey = ['[invalid]key.privateKey This is no key in PEM.'];
    const notOneFor = (algorithm: string) => [`[invalid]key.privateKey The key is not one for ${algorithm}.`];
    expect(await refusals({ ...good, privateKey: 'garbage' })).toEqual(noKey);
    expect(await refusals({ ...good, privateKey: undefined })).toEqual(noKey);
    expect(await refusals({ ...good, algorithm: 'ES384' })).toEqual(notOneFor('ES384'));
    expect(await refusals({ ...good, algorithm: 'ES256', privateKey: privatePem(curve.privateKey) })).toEqual(
      notOneFor('ES256'),
    );
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    expect(await refusals({ ...good, privateKey: privatePem(short) })).toEqual(notOneFor('RS256'));
    expect(await refusals({ ...good, publicKey: publicPem(curve.publicKey) })).toEqual([
      '[notMatch]key.publicKey The public key is not that of the private key.',
    ]);
    expect(await refusals({ algorithm: 'HS256', name: 'x' })).toEqual([
      '[blank]key.secret A key for HMAC is a secret.',
    ]);
    expect((await post(shop, good)).statusCode).toBe(200);
    expect(await refusals(good)).toEqual(['[duplicate]key.kid A key with this kid already exists.']);
  });

  it('501 by name for a public key alone', async () => {
    const shop = await openShop();
    const answer = await post(shop, { algorithm: 'RS256', name: 'x', publicKey: publicPem(rsa.publicKey) });
    expect(answer.statusCode).toBe(501);
    expect(answer.json().generalErrors[0].message).toContain('public keys');
  });
});
