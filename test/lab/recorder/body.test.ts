import { describe, expect, it } from 'vitest';
import { recordBody } from '../../../main/lab/recorder/body.ts';

const KIB = 1024;

describe('a recorded body', () => {
  it('is absent when nothing was sent', () => {
    expect(recordBody(Buffer.alloc(0), 'text/html')).toBeUndefined();
  });

  it('is kept whole up to 64 KiB', () => {
    const text = 'x'.repeat(64 * KIB);
    expect(recordBody(Buffer.from(text), 'text/html')).toEqual({ text, bytes: 64 * KIB, cut: false });
  });

  it('is cut after 64 KiB, which is said, with the length as sent', () => {
    const body = recordBody(Buffer.from('x'.repeat(64 * KIB + 1)), 'application/json');
    expect(body).toMatchObject({ bytes: 64 * KIB + 1, cut: true });
    expect(body?.text).toHaveLength(64 * KIB);
  });

  it('counts bytes, not characters', () => {
    expect(recordBody(Buffer.from('ü'), 'text/plain')).toEqual({ text: 'ü', bytes: 2, cut: false });
  });

  it.each(['text/css', 'application/json', 'application/problem+json', 'image/svg+xml', 'text/javascript', undefined])(
    'of type %s is text',
    (type) => {
      expect(recordBody(Buffer.from('{}'), type)?.text).toBe('{}');
    },
  );

  it('that is no text is described instead', () => {
    expect(recordBody(Buffer.from([1, 2, 3]), 'image/png')).toMatchObject({ text: '(3 bytes of image/png)', bytes: 3 });
  });

  it.each(['image/png', 'application/octet-stream'])('of type %s is not cut when it is only described', (type) => {
    expect(recordBody(Buffer.alloc(70 * KIB), type)?.bytes).toBe(70 * KIB);
  });
});
