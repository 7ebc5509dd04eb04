import { fieldError } from '../http/api-errors.ts';
import type { Provider } from '../provider.ts';
import type { JwtConfiguration } from '../store/jwt-configuration.ts';
import { isClientSecretKey } from '../tokens/client-secret-keys.ts';

const PURPOSES = ['accessTokenKeyId', 'idTokenKeyId'] as const;

/** @throws ApiErrors 400 when a JWT configuration names a key that does not exist; `owner` is `tenant` or `application` */
export function requireSigningKeys({ store }: Provider, owner: string, configuration: JwtConfiguration): void {
  for (const purpose of PURPOSES) {
    const id = configuration[purpose];
    const isBuiltIn = purpose === 'idTokenKeyId' && isClientSecretKey(id ?? '');
    if (id !== undefined && !isBuiltIn && !store.signingKeys.has(id)) {
      throw fieldError('invalid', `${owner}.jwtConfiguration.${purpose}`, `There is no key ${id}.`);
    }
  }
}

/** Whether a tenant or an application signs with the key, or would by default. */
export function isSigningKeyInUse({ store }: Provider, keyId: string): boolean {
  const owners = [...store.tenants.values(), ...store.applications.values()];
  const isNamed = owners.some(({ jwtConfiguration }) =>
    PURPOSES.some((purpose) => jwtConfiguration[purpose] === keyId),
  );
  return isNamed || keyId === store.defaultSigningKeyId;
}
