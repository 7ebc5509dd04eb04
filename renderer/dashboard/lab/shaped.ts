import { z } from 'zod';

// The page forbids eval, which zod would otherwise try for speed.
z.config({ jitless: true });

/** An object that has `members` of these types; what is inside is the protocol's word. */
export function shaped<T>(members: Readonly<Record<string, 'string' | 'number' | 'boolean' | 'object'>>) {
  const hasMembers = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, type]) => typeof Reflect.get(value, name) === type);
  return z.custom<T>(hasMembers);
}
