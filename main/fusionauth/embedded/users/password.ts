import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const HASH_BYTES = 32;
const SALT_BYTES = 16;
const COST: ScryptOptions = { N: 16_384, r: 8, p: 1 };

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, COST, (error, hash) => {
      if (error === null) {
        resolve(hash);
      } else {
        reject(error);
      }
    });
  });
}

/** Hashes a password with scrypt (RFC 7914) and a fresh salt; the answer is `<salt>.<hash>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt);
  return `${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

const NOBODYS_HASH = `${'A'.repeat(22)}.${'A'.repeat(43)}`;

/**
 * Whether the password is the one that was hashed. Without a hash the work is done all the same and the answer is
 * false, so that the time it takes does not tell whether a user exists.
 */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const [salt = '', expected = ''] = (passwordHash ?? NOBODYS_HASH).split('.');
  const actual = await derive(password, Buffer.from(salt, 'base64url'));
  const equal = timingSafeEqual(actual, Buffer.from(expected, 'base64url'));
  return equal && passwordHash !== undefined;
}
