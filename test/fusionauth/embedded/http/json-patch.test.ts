import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiErrors } from '../../../../main/fusionauth/embedded/http/api-errors.ts';
import { applyJsonPatch, jsonPatchSchema } from '../../../../main/fusionauth/embedded/http/json-patch.ts';
import { API_KEY, APPLICATION_ID, openShop } from '../shop.ts';

const apply = (document: unknown, ...patch: object[]) => applyJsonPatch(document, jsonPatchSchema.parse(patch));

/** The examples of RFC 6902, appendix A. */
const EXAMPLES: readonly [name: string, document: unknown, patch: object, result: unknown][] = [
  ['A.1', { foo: 'bar' }, { op: 'add', path: '/baz', value: 'qux' }, { baz: 'qux', foo: 'bar' }],
  ['A.2', { foo: ['bar', 'baz'] }, { op: 'add', path: '/foo/1', value: 'qux' }, { foo: ['bar', 'qux', 'baz'] }],
  ['A.3', { baz: 'qux', foo: 'bar' }, { op: 'remove', path: '/baz' }, { foo: 'bar' }],
  ['A.4', { foo: ['bar', 'qux', 'baz'] }, { op: 'remove', path: '/foo/1' }, { foo: ['bar', 'baz'] }],
  ['A.5', { baz: 'qux', foo: 1 }, { op: 'replace', path: '/baz', value: 'boo' }, { baz: 'boo', foo: 1 }],
  [
    'A.6',
    { foo: { waldo: 1 }, qux: {} },
    { op: 'move', from: '/foo/waldo', path: '/qux/thud' },
    { foo: {}, qux: { thud: 1 } },
  ],
  [
    'A.7',
    { foo: ['all', 'grass', 'cows', 'eat'] },
    { op: 'move', from: '/foo/1', path: '/foo/3' },
    { foo: ['all', 'cows', 'eat', 'grass'] },
  ],
  ['A.8', { baz: 'qux', foo: ['a', 2] }, { op: 'test', path: '/foo/1', value: 2 }, { baz: 'qux', foo: ['a', 2] }],
  ['A.10', { foo: 'bar' }, { op: 'add', path: '/child', value: { a: {} } }, { foo: 'bar', child: { a: {} } }],
  ['A.11', { foo: 1 }, { op: 'add', path: '/baz', value: 2, xyz: 3 }, { foo: 1, baz: 2 }],
  ['A.14', { '/': 9, '~1': 10 }, { op: 'test', path: '/~01', value: 10 }, { '/': 9, '~1': 10 }],
  ['A.16', { foo: ['bar'] }, { op: 'add', path: '/foo/-', value: ['abc'] }, { foo: ['bar', ['abc']] }],
  ['copy', { a: { b: [1] } }, { op: 'copy', from: '/a/b', path: '/c' }, { a: { b: [1] }, c: [1] }],
];

const UNFIT: readonly [name: string, document: unknown, patch: object][] = [
  ['A.9', { baz: 'qux' }, { op: 'test', path: '/baz', value: 'bar' }],
  ['A.12', { foo: 'bar' }, { op: 'add', path: '/baz/bat', value: 'qux' }],
  ['A.15', { '~1': 10 }, { op: 'test', path: '/~01', value: '10' }],
  ['an index beyond the end', { foo: [1] }, { op: 'add', path: '/foo/3', value: 1 }],
  ['a leading zero', { foo: [1, 2] }, { op: 'remove', path: '/foo/01' }],
  ['removing nothing', {}, { op: 'remove', path: '/a' }],
  ['replacing nothing', {}, { op: 'replace', path: '/a', value: 1 }],
  ['into itself', { a: { b: 1 } }, { op: 'move', from: '/a', path: '/a/b/c' }],
  ['the prototype', {}, { op: 'add', path: '/__proto__/polluted', value: 1 }],
];

describe('a JSON patch', () => {
  it.each(EXAMPLES)('does what RFC 6902 says: %s', (_name, document, patch, result) => {
    expect(apply(document, patch)).toEqual(result);
  });

  it.each(UNFIT)('is refused when it does not fit: %s', (_name, document, patch) => {
    expect(() => apply(document, patch)).toThrow(ApiErrors);
  });

  it('never changes the document itself, nor anything else', () => {
    const pointer = fc.constantFrom('', '/a', '/a/0', '/a/-', '/b/c', '/__proto__', '/constructor/prototype', '/~0~1');
    const operation = fc.record({
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
      path: pointer,
      from: pointer,
      value: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 5 }), (patch) => {
        const document = { a: [1, { b: 2 }], b: { c: 3 } };
        const before = structuredClone(document);
        try {
          apply(document, ...patch);
        } catch (error) {
          expect(error).toBeInstanceOf(ApiErrors);
        }
        expect(document).toEqual(before);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('PATCH', () => {
  it('tells by the content type which patch it is', async () => {
    const shop = await openShop();
    const patch = (type: string, body: unknown) =>
      shop.app.inject({
        method: 'PATCH',
        url: `/api/application/${APPLICATION_ID}`,
        headers: { authorization: API_KEY, 'content-type': type },
        payload: JSON.stringify(body),
      });
    const merged = await patch('application/merge-patch+json', { application: { name: 'Renamed' } });
    expect(merged.json().application.name).toBe('Renamed');
    const path = '/application/oauthConfiguration/authorizedRedirectURLs/-';
    const added = await patch('application/json-patch+json', [{ op: 'add', path, value: 'http://shop.test/new' }]);
    expect(added.json().application.oauthConfiguration.authorizedRedirectURLs).toHaveLength(3);
    for (const body of [{}, 'x', [{ op: 'x' }], [{ op: 'remove', path: '/nothing' }], [{ op: 'remove', path: 'x' }]]) {
      expect((await patch('application/json-patch+json', body)).statusCode).toBe(400);
    }
  });
});
