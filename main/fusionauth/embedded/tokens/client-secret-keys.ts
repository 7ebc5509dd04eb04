import { createSecretKey } from 'node:crypto';
import type { Application } from '../store/application.ts';
import type { HmacAlgorithm, HmacKey } from '../store/signing-key.ts';

/**
 * FusionAuth's keys "OpenID Connect compliant HMAC", which exist from the start and sign id tokens with the secret of
 * the client they are for (contract section 6.3, OpenID Connect Core section 10.1).
 */
const ALGORITHMS: ReadonlyMap<string, HmacAlgorithm> = new Map([
  ['092dbedc-30af-4149-9c61-b578f2c72f59', 'HS256'],
  ['4b8f1c06-518e-45bd-9ac5-d549686ae02a', 'HS384'],
  ['c753a44d-7f2e-48d3-bc4e-c2c16488a23b', 'HS512'],
]);

/** Whether an id names one of the keys that stand for the client secret (contract, section 6.3). */
export function isClientSecretKey(id: string): boolean {
  return ALGORITHMS.has(id);
}

/** The key of this id as it signs for the application; undefined for every other id. */
export function clientSecretKey(id: string, application: Application): HmacKey | undefined {
  const algorithm = ALGORITHMS.get(id);
  if (algorithm === undefined) {
    return undefined;
  }
  const secret = Buffer.from(application.oauthConfiguration.clientSecret, 'utf8');
  const name = `OpenID Connect compliant HMAC using SHA-${algorithm.slice(2)}`;
  return {
    id,
    // unsure in the contract: the kid of these keys.
    kid: id,
    name,
    type: 'HMAC',
    algorithm,
    length: secret.length * 8,
    insertInstant: application.insertInstant,
    secret: createSecretKey(secret),
  };
}
