import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openShop } from '../shop.ts';

const START = 1_800_000_000_000;

const jwkSchema = z.object({
  kid: z.string(),
  alg: z.string(),
  x5c: z.tuple([z.string()]),
  x5t: z.string(),
  'x5t#S256': z.string(),
});

/** The published key of an algorithm, with its certificate, and the key as the key API shows it. */
async function publish(algorithm: string, seconds = 0) {
  const shop = await openShop();
  shop.clock.advance(seconds);
  const { key } = (await shop.api('POST', '/api/key/generate', { key: { algorithm, name: 'signer' } })).json();
  const { keys } = (await shop.get('/.well-known/jwks.json')).json();
  const jwk = z
    .array(jwkSchema)
    .parse(keys)
    .find(({ kid }) => kid === key.kid);
  const certificate = new X509Certificate(Buffer.from(jwk?.x5c[0] ?? '', 'base64'));
  return { key, jwk, certificate };
}

const base64url = (fingerprint: string) => Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');

describe('the certificate of a signing key', () => {
  it.each(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'])(
    '%s: is its own issuer, and for that key',
    async (algorithm) => {
      const { key, jwk, certificate } = await publish(algorithm);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.issuer).toBe(certificate.subject);
      expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(key.publicKey);
      expect(certificate.toString()).toBe(key.certificate);
      expect(jwk).toMatchObject({
        alg: algorithm,
        x5t: base64url(certificate.fingerprint),
        'x5t#S256': base64url(certificate.fingerprint256),
      });
    },
  );

  it('is valid from the moment the key is made, for ten years, also past 2049', async () => {
    const early = (await publish('ES256')).certificate;
    expect(Date.parse(early.validFrom)).toBe(START);
    expect(Date.parse(early.validTo)).toBe(START + 3650 * 86_400_000);
    const late = (await publish('ES256', 30 * 365 * 86_400)).certificate;
    expect(Date.parse(late.validFrom)).toBe(START + 30 * 365 * 86_400_000);
    expect(Date.parse(late.validTo)).toBe(START + 40 * 365 * 86_400_000);
  });

  it('has a positive number of its own', async () => {
    const [one, other] = [(await publish('ES256')).certificate, (await publish('ES256')).certificate];
    expect(BigInt(`0x${one.serialNumber}`)).toBeGreaterThan(0n);
    expect(one.serialNumber).not.toBe(other.serialNumber);
  });
});
