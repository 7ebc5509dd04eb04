import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCookieHeader, parseSetCookie } from '../../../main/lab/recorder/set-cookie.ts';

const now = Date.UTC(2026, 0, 5, 12);
const parse = (line: string) => parseSetCookie(line, now);

describe('a Set-Cookie line', () => {
  it('without attributes has none', () => {
    expect(parse('sid=abc')).toEqual({ name: 'sid', value: 'abc', httpOnly: false, secure: false });
  });

  it('gives all its attributes, whatever the case of their names', () => {
    expect(parse('sid=abc; DOMAIN=example.localhost; path=/api; HTTPONLY; secure; samesite=lax; max-age=60')).toEqual({
      name: 'sid',
      value: 'abc',
      domain: 'example.localhost',
      path: '/api',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      maxAgeSeconds: 60,
    });
  });

  it.each(['Strict', 'Lax', 'None'] as const)('keeps SameSite=%s', (sameSite) => {
    expect(parse(`sid=abc; SameSite=${sameSite}`)?.sameSite).toBe(sameSite);
  });

  it('has no SameSite where the word is unknown', () => {
    expect(parse('sid=abc; SameSite=Sometimes')).not.toHaveProperty('sameSite');
  });

  it('keeps equals signs, quotes and spaces of the value', () => {
    expect(parse('sid=a=b==; HttpOnly')?.value).toBe('a=b==');
    expect(parse('sid="a b"')?.value).toBe('"a b"');
  });

  it('turns Expires into seconds from now', () => {
    expect(parse('sid=abc; Expires=Mon, 05 Jan 2026 12:01:00 GMT')?.maxAgeSeconds).toBe(60);
    expect(parse('sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT')?.maxAgeSeconds).toBeLessThan(0);
  });

  it('lets Max-Age win over Expires (RFC 6265 section 5.3)', () => {
    expect(parse('sid=abc; Expires=Mon, 05 Jan 2026 12:01:00 GMT; Max-Age=5')?.maxAgeSeconds).toBe(5);
    expect(parse('sid=abc; Max-Age=0')?.maxAgeSeconds).toBe(0);
  });

  it('lives until the browser closes when its dates are nonsense', () => {
    expect(parse('sid=abc; Expires=soon; Max-Age=long')).not.toHaveProperty('maxAgeSeconds');
  });

  it('is none at all without a name and a value', () => {
    expect(parse('')).toBeUndefined();
    expect(parse('; HttpOnly')).toBeUndefined();
  });

  it('never throws, whatever a server writes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (line) => {
        parse(line);
        parse(`sid=${line}`);
        parse(`sid=abc; ${line}`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a Cookie header', () => {
  it('is read name by name, in order', () => {
    expect(parseCookieHeader('sid=abc; refresh=d=e')).toEqual([
      { name: 'sid', value: 'abc' },
      { name: 'refresh', value: 'd=e' },
    ]);
  });

  it('may hold the same name twice: two cookies of different paths', () => {
    expect(parseCookieHeader('sid=a; sid=b').map(({ value }) => value)).toEqual(['a', 'b']);
  });

  it('may lack spaces, names and everything', () => {
    expect(parseCookieHeader('a=1;b=2')).toHaveLength(2);
    expect(parseCookieHeader('lonely')).toEqual([{ name: '', value: 'lonely' }]);
    expect(parseCookieHeader(' ; ;')).toEqual([]);
  });

  it('gives back what was put in', () => {
    const part = fc.stringMatching(/^[\w.~-]{1,20}$/);
    fc.assert(
      fc.property(fc.array(fc.record({ name: part, value: part })), (cookies) => {
        const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
        expect(parseCookieHeader(header)).toEqual(cookies);
      }),
    );
  });
});
