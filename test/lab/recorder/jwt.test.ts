import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FusionAuthApi } from '../../../main/fusionauth/api.ts';
import { createLog } from '../../../main/lab/recorder/log.ts';
import { createRecorder } from '../../../main/lab/recorder/recorder.ts';
import { verifyJwts } from '../../../main/lab/world/verify-jwts.ts';
import type { DecodedJwt } from '../../../main/recording/credential.ts';
import { standingClock } from '../../support/clock.ts';
import { asks } from '../../support/happenings.ts';
import { credentialOf, recorded } from './record.ts';

const expiry = Date.UTC(2026, 0, 5, 13) / 1000;
let issuer: CryptoKeyPair;
let stranger: CryptoKeyPair;
beforeAll(async () => {
  issuer = await generateKeyPair('ES256', { extractable: true });
  stranger = await generateKeyPair('ES256');
});

const sign = (keys: CryptoKeyPair) =>
  new SignJWT({ sub: 'richard' })
    .setProtectedHeader({ alg: 'ES256', kid: 'the-key' })
    .setExpirationTime(expiry)
    .sign(keys.privateKey);

const bearing = (token: string) => asks('x1', { headers: [['authorization', `Bearer ${token}`]] });

/** What is known of a token once its issuer's keys have been asked. */
function verified(token: string, jwks: FusionAuthApi['jwks']): Promise<DecodedJwt['signature']> {
  const log = createLog(standingClock());
  const recorder = createRecorder(log, []);
  return new Promise((resolve) => {
    recorder.onCredential(({ jwt }) => {
      if (jwt && jwt.signature !== 'checking') resolve(jwt.signature);
    });
    verifyJwts(recorder, { jwks } as FusionAuthApi);
    log.append(bearing(token));
  });
}

const publishedKeys = async () => ({
  keys: [{ ...(await exportJWK(issuer.publicKey)), kty: 'EC', kid: 'the-key', alg: 'ES256' }],
});

describe('a JWT', () => {
  it('is taken apart, with its end, before anybody has looked at its signature', async () => {
    const token = await sign(issuer);
    expect(credentialOf(recorded([bearing(token)]), token)).toMatchObject({
      kind: 'JWT',
      name: 'JWT 1',
      expiresAt: expiry * 1000,
      jwt: {
        header: { alg: 'ES256', kid: 'the-key' },
        claims: { sub: 'richard', exp: expiry },
        signature: 'checking',
      },
    });
  });

  it('is valid when a key that the issuer publishes has signed it', async () => {
    expect(await verified(await sign(issuer), publishedKeys)).toBe('valid');
  });

  it('is invalid when somebody else has signed it', async () => {
    expect(await verified(await sign(stranger), publishedKeys)).toBe('invalid');
  });

  it('is invalid when a letter of it was changed', async () => {
    const [header, , signature] = (await sign(issuer)).split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'mallory', exp: expiry })).toString('base64url');
    expect(await verified(`${header}.${claims}.${signature}`, publishedKeys)).toBe('invalid');
  });

  it('is invalid when the keys are not to be had', async () => {
    const unreachable = () => Promise.reject(new Error('nobody answers'));
    expect(await verified(await sign(issuer), unreachable)).toBe('invalid');
  });

  it('shows no claim that is a credential itself', async () => {
    const nonce = 'the-nonce-of-this-login-and-no-other';
    const token = await new SignJWT({ nonce, sub: 'richard' })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(issuer.privateKey);
    const asked = asks('x0', { to: 'fusionauth', path: `/oauth2/authorize?nonce=${nonce}` });
    expect(credentialOf(recorded([asked, bearing(token)]), token).jwt?.claims).toEqual({
      nonce: 'the-…ther',
      sub: 'richard',
    });
  });

  it('that only looks like one is followed all the same', () => {
    const token = 'eyJub3QganNvbg.eyJub3QganNvbg.c2lnbmF0dXJl';
    const credential = credentialOf(recorded([bearing(token)]), token);
    expect(credential.kind).toBe('JWT');
    expect(credential).not.toHaveProperty('jwt');
  });

  it('without a signature has none to be masked by its shape: it is no proof of anything', () => {
    const unsecured = new UnsecuredJWT({ sub: 'richard' }).encode();
    expect([...recorded([bearing(unsecured)]).credentials.all]).toEqual([]);
  });
});
