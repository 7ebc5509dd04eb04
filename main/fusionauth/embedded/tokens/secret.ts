import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A fresh value of 256 random bits that cannot be guessed, base64url. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares two secrets in a time that depends on neither their content nor their length. */
export function equalSecrets(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
