import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntaxErrorOffset } from '../../../../main/fusionauth/embedded/kickstart/json-syntax.ts';

describe('the offset of a syntax error', () => {
  it('is where the text stops being JSON', () => {
    const cases: readonly [string, number][] = [
      ['', 0],
      ['  x', 2],
      ['{', 1],
      ['{"a" 1}', 5],
      ['{"a":1,}', 7],
      ['[1,]', 3],
      ['[1 2]', 3],
      ['{"a":[1}', 7],
      ['{"a":1} {', 8],
      ['"a\nb"', 0],
      ['[tru]', 1],
      ['[01]', 2],
      ['{a:1}', 1],
    ];
    for (const [text, offset] of cases) {
      expect([text, syntaxErrorOffset(text)]).toEqual([text, offset]);
    }
  });

  it('is the end of any JSON there is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(syntaxErrorOffset(text)).toBe(text.length);
      }),
    );
  });
});
