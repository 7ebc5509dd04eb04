import { describe, expect, it } from 'vitest';
import { compareRecordings } from '../../../main/report/compare/compare.ts';
import { comparisonHtml } from '../../../main/report/compare/export/html.ts';
import { comparisonMarkdown } from '../../../main/report/compare/export/markdown.ts';
import { sayColumns } from '../../../main/report/compare/export/shared-values.ts';
import { comparisonText } from '../../../main/report/compare/export/text.ts';
import { wrap } from '../../../main/report/compare/export/wrap.ts';
import { cart, exchange, password, recorded, sessionId } from './recorded.ts';

const login = { method: 'POST', path: '/api/login', json: { password } };
const toStore = recorded(exchange('x1', login), cart('x2', { sid: sessionId }));
const toFusionAuth = recorded(exchange('x1', { ...login, to: 'fusionauth' }), cart('x2'));
const hostile = {
  ...toStore,
  workflow: '<script>alert(1)</script> | `*`',
  reason: '"><i>',
  verdict: 'failed' as const,
};
const two = compareRecordings([toStore, toFusionAuth]);
const many = compareRecordings([toStore, toStore, toStore, toFusionAuth, toStore, toStore]);

describe('On a terminal', () => {
  it('is a table where it fits, no line longer than the terminal', () => {
    const lines = comparisonText(two, 100).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(lines.find((line) => line.startsWith('Who received'))).toMatch(/\* Store \[x1\] +\* FusionAuth \[x1\]/);
  });

  it('is each value once, with the workflows that have it, where it does not', () => {
    const text = comparisonText(many, 100);
    expect(text).toMatch(/Who received the password\n {4}1-3, 5-6 +Store\n {2}\* 4 +FusionAuth\n/);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
  });

  it('breaks lines between words, and words that are longer than a line', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });

  it('numbers columns in ranges', () => {
    expect(sayColumns([0, 1, 2, 4])).toBe('1-3, 5');
  });
});

describe('As Markdown', () => {
  it('defines every footnote that it refers to, once', () => {
    const text = comparisonMarkdown(two);
    const defined = [...text.matchAll(/^\[\^([\d.]+)\]:/gm)].map(([, id]) => id);
    const used = new Set([...text.matchAll(/\[\^([\d.]+)\](?!:)/g)].map(([, id]) => id));
    expect(new Set(defined).size).toBe(defined.length);
    expect(used).toEqual(new Set(defined));
  });

  it('marks what stands out, and lets no text out of its cell', () => {
    expect(comparisonMarkdown(two)).toContain('| Who received the password | **Store**[^1.1] | **FusionAuth**[^2.1] |');
    expect(comparisonMarkdown(compareRecordings([hostile]))).toContain(
      '\\<script\\>alert(1)\\</script\\> \\| \\`\\*\\`',
    );
  });
});

describe('As a page', () => {
  const html = comparisonHtml(many);

  it('has no script, fetches nothing, and holds what every link leads to', () => {
    expect(html).not.toMatch(/<script|<link|<img|https?:\/\/|@import/);
    expect(html).toContain("default-src 'none'");
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('says what stands out with more than a colour', () => {
    expect(html).toMatch(/<td class="stands-out"><span class="mark"[^>]*>≠<\/span> FusionAuth/);
  });

  it('prints many workflows as each value once, and few as the table', () => {
    expect(html).toContain('<td>1-3, 5-6</td><td>Store');
    expect(comparisonHtml(two)).not.toContain('class="on-paper"');
  });

  it('sums up the exchanges, masked, and escapes what it shows', () => {
    expect(html).toContain('Browser → Store: POST /api/login, 200');
    expect(html).not.toMatch(new RegExp(`${sessionId}|${password}`));
    expect(comparisonHtml(compareRecordings([hostile]))).not.toMatch(/<script>|"><i>/);
  });
});
