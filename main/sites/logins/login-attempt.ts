import { randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';

const loginAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});

/** What a browser that has begun a login must bring back (RFC 9700 section 2.1). */
type LoginAttempt = Readonly<z.infer<typeof loginAttempt>>;

export interface LoginAttempts {
  /** For the cookie: encrypted, so that the PKCE verifier stays with the site though the browser carries it. */
  seal(attempt: LoginAttempt): Promise<string>;
  /** undefined: not sealed by this site since it started, tampered with, or too old. Never throws. */
  open(sealed: string): Promise<LoginAttempt | undefined>;
}

/** Keeps attempts in the browsers themselves (JWE, RFC 7516, dir with A256GCM), under a key that dies with the site. */
export function createLoginAttempts(clock: Clock): LoginAttempts {
  const key = randomBytes(32);
  return {
    seal: (attempt) =>
      new CompactEncrypt(Buffer.from(JSON.stringify(attempt)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key),

    async open(sealed) {
      try {
        const { plaintext } = await compactDecrypt(sealed, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        const attempt = loginAttempt.parse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
        return clock.now() < attempt.expiresAt ? attempt : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
