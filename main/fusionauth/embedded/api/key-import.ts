import { createHash, createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { fieldError, generalError } from '../http/api-errors.ts';
import { readJson } from '../http/read-json.ts';
import { type AsymmetricAlgorithm, SIGNING_ALGORITHMS, type SigningKey } from '../store/signing-key.ts';
import { selfSignedCertificate } from '../tokens/certificate.ts';

const pem = z.string().min(1).max(20_000).optional();

const importSchema = z.object({
  algorithm: z.enum(SIGNING_ALGORITHMS),
  certificate: pem,
  kid: z.string().min(1).max(191).optional(),
  name: z.string().min(1).max(191),
  privateKey: pem,
  publicKey: pem,
  secret: z.string().min(32).max(512).optional(),
});

/** As OpenSSL calls them, and as long as RFC 7518 section 3.4 has them, in bits. */
const CURVES: Readonly<Record<string, { readonly curve: string; readonly length: number }>> = {
  ES256: { curve: 'prime256v1', length: 256 },
  ES384: { curve: 'secp384r1', length: 384 },
  ES512: { curve: 'secp521r1', length: 521 },
};

function readPem(field: string, text: string, read: (text: string) => KeyObject): KeyObject {
  try {
    return read(text);
  } catch {
    throw fieldError('invalid', `key.${field}`, 'This is no key in PEM.');
  }
}

/** A public key for comparing: `KeyObject.equals` leaves an error in OpenSSL's queue, on which the next key fails. */
function bytesOf(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

/** Kind and length of a private key. @throws ApiErrors 400 when the algorithm cannot use it */
function measure(algorithm: AsymmetricAlgorithm, { asymmetricKeyDetails: details = {}, asymmetricKeyType }: KeyObject) {
  const { curve, length } = CURVES[algorithm] ?? {};
  if (curve === undefined && asymmetricKeyType === 'rsa' && (details.modulusLength ?? 0) >= 2048) {
    return { type: 'RSA', length: details.modulusLength ?? 0 } as const;
  }
  if (length !== undefined && asymmetricKeyType === 'ec' && details.namedCurve === curve) {
    return { type: 'EC', length } as const;
  }
  throw fieldError('invalid', 'key.privateKey', `The key is not one for ${algorithm}.`);
}

/**
 * The key that an import brings (contract section 7, `/api/key/import`): an RSA or elliptic-curve private key, or a secret.
 * @param insertInstant epoch milliseconds
 * @throws ApiErrors 400 for what is no key for the algorithm, 501 for a public key alone, with which nothing can be signed
 */
export function importedKey(value: unknown, id: string, insertInstant: number): SigningKey {
  const { algorithm, certificate, kid, name, ...material } = readJson(importSchema, value, ['key']);
  switch (algorithm) {
    case 'HS256':
    case 'HS384':
    case 'HS512': {
      const { secret } = material;
      if (secret === undefined) {
        throw fieldError('blank', 'key.secret', 'A key for HMAC is a secret.');
      }
      const length = Buffer.byteLength(secret) * 8;
      const secretKey = createSecretKey(Buffer.from(secret));
      return { type: 'HMAC', algorithm, id, insertInstant, kid: kid ?? id, length, name, secret: secretKey };
    }
    default: {
      if (material.privateKey === undefined && (material.publicKey ?? certificate) !== undefined) {
        const what = 'imports of public keys; a private key can be imported';
        throw generalError('notImplemented', `The embedded FusionAuth does not implement ${what}.`, 501);
      }
      const privateKey = readPem('privateKey', material.privateKey ?? '', createPrivateKey);
      const publicKey = createPublicKey(privateKey);
      const stated =
        material.publicKey === undefined ? publicKey : readPem('publicKey', material.publicKey, createPublicKey);
      if (!bytesOf(stated).equals(bytesOf(publicKey))) {
        throw fieldError('notMatch', 'key.publicKey', 'The public key is not that of the private key.');
      }
      const pair = { ...measure(algorithm, privateKey), privateKey, publicKey };
      const thumbprint = createHash('sha256').update(bytesOf(publicKey));
      const issued = selfSignedCertificate({ algorithm, ...pair }, insertInstant);
      return {
        ...pair,
        algorithm,
        id,
        insertInstant,
        kid: kid ?? thumbprint.digest('base64url'),
        name,
        certificate: issued,
      };
    }
  }
}
