import { compactVerify, createLocalJWKSet } from 'jose';
import type { FusionAuthApi } from '../../fusionauth/api.ts';
import type { CredentialId } from '../../recording/credential.ts';
import type { Recorder } from '../recorder/recorder.ts';

/** Checks the signature of every JWT that is seen against the issuer's published keys (RFC 7515 section 5.2), once each. */
export function verifyJwts({ credentials }: Recorder, api: FusionAuthApi): void {
  const begun = new Set<CredentialId>();
  credentials.onChange(({ id, jwt }) => {
    const value = credentials.valueOf(id);
    if (!jwt || value === undefined || begun.has(id)) return;
    begun.add(id);
    void verify(value, api).then((signature) => credentials.update(id, { signature }));
  });
}

async function verify(token: string, api: FusionAuthApi): Promise<'valid' | 'invalid'> {
  try {
    // Asked for anew each time: a key that was just made must be there at once (contract, section 6.3).
    await compactVerify(token, createLocalJWKSet(await api.jwks()));
    return 'valid';
  } catch {
    return 'invalid'; // Not signed by a key that the issuer publishes, or the keys are not to be had: nobody should trust it.
  }
}
