import { describe, expect, it } from 'vitest';
import { type CredentialIndex, createCredentialIndex } from '../../../main/lab/recorder/credential-index.ts';
import { maskText } from '../../../main/lab/recorder/mask.ts';
import { answers, asks } from '../../support/happenings.ts';
import { recorded } from './record.ts';

/** An index that counts how often it is asked: work is counted, not timed. */
function counting(index: CredentialIndex): { readonly index: CredentialIndex; asked(): number } {
  let asked = 0;
  return {
    index: {
      ...index,
      find: (value) => {
        asked += 1;
        return index.find(value);
      },
    },
    asked: () => asked,
  };
}

const words = (count: number) => Array.from({ length: count }, (_, at) => `a-long-word-number-${at}`).join(' ');

function effort(text: string, credentials: number): number {
  const index = createCredentialIndex();
  for (let at = 0; at < credentials; at += 1) index.learn(`credential-number-${at}`, 'state');
  const counted = counting(index);
  maskText(text, counted.index);
  return counted.asked();
}

describe('masking', () => {
  it('takes twice the work for twice the text', () => {
    const [once, twice] = [effort(words(1000), 10), effort(words(2000), 10)];
    expect(once).toBeGreaterThan(0);
    expect(twice).toBe(2 * once);
  });

  it('takes the same work however many credentials are known', () => {
    expect(effort(words(1000), 10_000)).toBe(effort(words(1000), 1));
  });

  it.each([
    ['dots', '.'.repeat(64 * 1024)],
    ['dots before a letter', `${'.'.repeat(64 * 1024 - 1)}x`],
    ['percent signs', '%'.repeat(64 * 1024)],
    ['encoded percent signs', '%25'.repeat(21_000)],
    ['half encodings', '%2'.repeat(32_000)],
    ['openings of secrets', '"password":"'.repeat(5000)],
    ['escaped quotes', `"password":"${'\\"'.repeat(32_000)}`],
    ['names of secrets', 'password='.repeat(7000)],
    ['blanks before a colon', `"password"${' '.repeat(60_000)}:x`],
    ['many blanks before many colons', `"password"${' '.repeat(200)}:`.repeat(300)],
    ['one long token', 'x'.repeat(64 * 1024)],
  ])('is done with 64 KiB of %s before anybody notices', (_what, text) => {
    // Quadratic work on 64 KiB is seconds; linear work is milliseconds. The bound lies a hundred times above the latter.
    const began = performance.now();
    maskText(text, createCredentialIndex());
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('the recorder', () => {
  it('reads every entry once', () => {
    const many = Array.from({ length: 500 }, (_, at) => [asks(`x${at}`), answers(`x${at}`, { html: '<p>' })]).flat();
    const { presented } = recorded(many);
    expect(presented.map(({ entry }) => entry.seq)).toEqual(many.map((_, at) => at + 1));
  });
});
