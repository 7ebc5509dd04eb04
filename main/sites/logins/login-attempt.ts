import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { z } from 'zod';
import type { KeptCookie } from '../http/cookie-jar.ts';

/** Logins in progress, each in a cookie of the browser that has begun it (RFC 9700 section 2.1). */
export interface LoginAttempts<T> {
  /** Remembers what this browser must bring back. */
  begin(request: FastifyRequest, reply: FastifyReply, binding: T): Promise<void>;
  /** undefined: none, not of this site since it started, or tampered with. Never throws. */
  open(request: FastifyRequest): Promise<T | undefined>;
  /** It is spent. */
  end(request: FastifyRequest, reply: FastifyReply): void;
}

export interface LoginAttemptOptions<T> {
  readonly cookie: KeptCookie;
  readonly binding: z.ZodType<T>;
}

/**
 * Encrypts them (JWE, RFC 7516, dir with A256GCM) under a key that dies with the site, so that a PKCE verifier stays
 * with the site though the browser carries it. The browser ends them, by Max-Age: its page may stand open while the
 * lab's clock is moved a month on, and what an attempt is for, a code, lives seconds and is used once.
 */
export function createLoginAttempts<T>({ cookie, binding }: LoginAttemptOptions<T>): LoginAttempts<T> {
  const key = randomBytes(32);
  return {
    async begin(request, reply, attempt) {
      const value = await new CompactEncrypt(Buffer.from(JSON.stringify(attempt)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key);
      cookie.set(request, reply, value);
    },

    async open(request) {
      try {
        const { plaintext } = await compactDecrypt(cookie.read(request) ?? '', key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
        });
        return binding.parse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
      } catch {
        return undefined;
      }
    },

    end: cookie.clear,
  };
}
