import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyFields, jsonFields, urlencodedFields, urlFields } from '../../../main/lab/recorder/fields.ts';

describe('the fields of a form', () => {
  it('are decoded, in order, repeated ones too', () => {
    expect(urlencodedFields('a=1+2&b=%C3%BC&a=3&c')).toEqual([
      { name: 'a', value: '1 2' },
      { name: 'b', value: 'ü' },
      { name: 'a', value: '3' },
      { name: 'c', value: '' },
    ]);
  });
});

describe('the fields of an address', () => {
  it('are those of its query and those of its fragment', () => {
    expect(urlFields('http://store.example.localhost:4400/callback?code=a&state=b#access_token=c')).toEqual({
      query: [
        { name: 'code', value: 'a' },
        { name: 'state', value: 'b' },
      ],
      fragment: [{ name: 'access_token', value: 'c' }],
    });
  });

  it('are found in a relative one, and none where there is none', () => {
    expect(urlFields('/callback?code=a').query).toEqual([{ name: 'code', value: 'a' }]);
    expect(urlFields('/')).toEqual({ query: [], fragment: [] });
  });

  it('take a question mark in the fragment for part of the fragment', () => {
    expect(urlFields('/#a=b?c=d')).toEqual({ query: [], fragment: [{ name: 'a', value: 'b?c=d' }] });
  });
});

describe('the fields of JSON', () => {
  it('are its strings by the name of the member that holds them, however deep', () => {
    expect(jsonFields('{"a":{"refreshToken":"r"},"b":["x","y"],"n":1}')).toEqual([
      { name: 'refreshToken', value: 'r' },
      { name: 'b', value: 'x' },
      { name: 'b', value: 'y' },
    ]);
  });

  it('are those of addresses in it, too', () => {
    expect(jsonFields('{"login":"https://a.localhost/authorize?state=s"}')).toContainEqual({
      name: 'state',
      value: 's',
    });
  });

  it('are none when it is no JSON', () => {
    expect(jsonFields('{"code":"a')).toEqual([]);
  });

  it('may be called like something else of JavaScript', () => {
    expect(jsonFields('{"__proto__":{"token":"t"},"constructor":"c"}')).toEqual([
      { name: 'token', value: 't' },
      { name: 'constructor', value: 'c' },
    ]);
  });

  it.each([
    ['lists', '[', ']'],
    ['members', '{"a":', '}'],
  ])('survive %s nested as deep as 64 KiB allow', (_what, open, close) => {
    const depth = Math.floor((60 * 1024) / (open.length + close.length));
    expect(() => jsonFields(`${open.repeat(depth)}"x"${close.repeat(depth)}`)).not.toThrow();
  });

  it('are found in anything that JSON can say, without ever throwing', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, junk) => {
        jsonFields(json);
        jsonFields(junk);
      }),
    );
  });
});

describe('the fields of a body', () => {
  it('are read by its content type', () => {
    expect(bodyFields('a=1', 'application/x-www-form-urlencoded; charset=utf-8')).toEqual([{ name: 'a', value: '1' }]);
    expect(bodyFields('{"a":"1"}', 'application/json; charset=utf-8')).toEqual([{ name: 'a', value: '1' }]);
    expect(bodyFields('<p>a=1</p>', 'text/html')).toEqual([]);
    expect(bodyFields('a=1', undefined)).toEqual([]);
  });
});
