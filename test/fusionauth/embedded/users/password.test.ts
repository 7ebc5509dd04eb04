import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../../../main/fusionauth/embedded/users/password.ts';

describe('a password hash', () => {
  it('is good for its password alone, and contains neither it nor another hash of it', async () => {
    const [first, second] = [await hashPassword('long-enough-1'), await hashPassword('long-enough-1')];
    expect(first).not.toBe(second);
    expect(first).not.toContain('long-enough-1');
    expect(await verifyPassword('long-enough-1', first)).toBe(true);
    expect(await verifyPassword('long-enough-2', first)).toBe(false);
    expect(await verifyPassword('', first)).toBe(false);
  });

  it('is compared with nothing for a user who does not exist', async () => {
    expect(await verifyPassword('', undefined)).toBe(false);
  });

  it('does not depend on how a character is composed', async () => {
    expect(await verifyPassword('cafe\u0301-longer', await hashPassword('caf\u00e9-longer'))).toBe(true);
  });
});
