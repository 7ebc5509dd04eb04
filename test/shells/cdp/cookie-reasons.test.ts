import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { whyRefused, whyWithheld } from '../../../main/shells/cdp/cookie-reasons.ts';

const protocol = join(
  dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'types/protocol.d.ts',
);

/** The values of one of the protocol's enumerations, from its own type definitions. */
function valuesOf(type: string): string[] {
  const union = new RegExp(`export type ${type} = (.*);`).exec(readFileSync(protocol, 'utf8'))?.[1] ?? '';
  return union.split('|').map((value) => value.replaceAll('"', ''));
}

describe('cookie reasons', () => {
  test('every reason of the protocol is said in words', () => {
    const [withheld, refused] = [valuesOf('CookieBlockedReason'), valuesOf('SetCookieBlockedReason')];
    expect(withheld).toContain('SameSiteLax');
    expect(refused).toContain('InvalidDomain');
    for (const reason of withheld) expect(whyWithheld(reason)).toMatch(/^not sent: .* /);
    for (const reason of refused) expect(whyRefused(reason)).toMatch(/^not kept: .* /);
  });

  test('a reason that is newer than the lab is quoted', () => {
    expect(whyWithheld('TooSweet')).toBe('not sent: TooSweet');
  });
});
