import { createHash, X509Certificate } from 'node:crypto';
import { exportJWK, type JWK } from 'jose';
import type { AsymmetricKey, SigningKey } from '../store/signing-key.ts';

/** Whether the key has a public half to be published; an HMAC key has none (contract section 6.3). */
export function isPublishable(key: SigningKey): key is AsymmetricKey {
  return key.type !== 'HMAC';
}

/** The public half of a key with its certificate, as JWKS publishes it (contract section 6.3, RFC 7517 section 4). */
export async function publicJwk({ algorithm, certificate, kid, publicKey }: AsymmetricKey): Promise<JWK> {
  const thumbprint = (hash: string) => createHash(hash).update(certificate).digest('base64url');
  return {
    alg: algorithm,
    kid,
    use: 'sig',
    ...(await exportJWK(publicKey)),
    x5c: [certificate.toString('base64')],
    x5t: thumbprint('sha1'),
    'x5t#S256': thumbprint('sha256'),
  };
}

/** The public half of a key as PEM (contract section 5, GET `/api/jwt/public-key`). */
export function publicPem(key: AsymmetricKey): string {
  return key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** A key's certificate as PEM (contract section 7, `/api/key`). */
export function certificatePem({ certificate }: AsymmetricKey): string {
  return new X509Certificate(certificate).toString();
}
