import { describe, expect, it } from 'vitest';
import { cart } from '../../../scenarios/demo-data/cart.ts';
import {
  type Changes,
  call,
  callback,
  clearsLogin,
  court,
  form,
  load,
  page,
  probe,
  redeem,
  session,
  setsSession,
  submit,
  upToLogin,
} from './story.ts';

/** What is said of one step when one thing of it is changed; everything before it is as promised. */

const atCallback = (by: Changes) => {
  const bench = court('script');
  bench.play(page(), probe(), form(), submit(), callback(by));
  return bench.failures();
};
const atLoad = (by: Changes) => {
  const bench = court('script');
  bench.play(upToLogin(), load(by));
  return bench.failures();
};
const atSubmit = (by: Changes) => {
  const bench = court('script');
  bench.play(page(), probe(), form(), submit(by));
  return bench.failures();
};
const sets = (...lines: readonly string[]): Changes => ({ answered: { sets: lines } });
const location = (target: string): Changes => ({ answered: { headers: [['location', target]] } });

describe('the answer', () => {
  it('with another status is the only news, whatever its body says', () => {
    expect(atLoad({ answered: { status: 500, json: { problem: 'oops' } } })).toEqual({
      'p2.s0': ['Store answered 500; the workflow promises 200.'],
    });
  });

  it('with 200 where FusionAuth should have sent the person back is its login form', () => {
    expect(atSubmit({ answered: { status: 200, html: '<form>' } })['p1.s1']).toEqual([
      'FusionAuth answered 200; the workflow promises 302. FusionAuth showed its login form where it should have known the person.',
    ]);
  });

  it.each([
    [
      location('/elsewhere'),
      'Store redirected to store.example.localhost:4400/elsewhere; the workflow promises Store /.',
    ],
    [location('http://evil.example/'), 'Store redirected to evil.example/; the workflow promises Store /.'],
    [location('http://['), 'Store redirected to something that is no address.'],
    [{ answered: { headers: [] } }, 'Store redirected without saying where to.'],
  ])('that leads elsewhere (%j) is named', (by, sentence) => {
    expect(atCallback(by)).toEqual({ 'p1.s2': [sentence] });
  });

  it('that leads to the right place without what it must carry is named', () => {
    expect(atSubmit(location('http://store.example.localhost:4400/callback?state=s'))).toEqual({
      'p1.s1': ['The redirect to Store carries no code.'],
    });
  });

  it.each([
    [{ json: { problem: 'none' } }, 'Store answered without items.'],
    [
      { json: { items: [] } },
      "Store answered with something that is not the person's cart: it lacks Gooseneck kettle, Stoneware cups, Coffee beans.",
    ],
    [
      { json: { items: [{ ...cart[0], quantity: 2 }, ...cart.slice(1)] } },
      "Store answered with something that is not the person's cart: it lacks Gooseneck kettle. Store answered with something that is not among the person's cart.",
    ],
    [
      { json: { items: [...cart, { id: 'teapot' }] } },
      "Store answered with something that is not among the person's cart.",
    ],
    [{ html: '<p>items</p>' }, 'Store answered with something that is not JSON; the workflow promises items.'],
    [{ json: null }, 'Store answered with something that is not JSON; the workflow promises items.'],
  ])('with another body %j is named', (answered, sentence) => {
    expect(atLoad({ answered })['p2.s0']?.join(' ')).toBe(sentence);
  });
});

describe('the request', () => {
  it('without a parameter is named', () => {
    expect(atCallback({ asked: { path: '/callback?state=s' } })).toEqual({
      'p1.s2': ['Browser sent no parameter code; the workflow needs it.'],
    });
  });

  it.each([
    [
      { form: { grant_type: 'authorization_code' }, path: '/oauth2/token?code=the-code' },
      ['Store sent code in the address, where logs and histories keep it; the workflow has it in the body.'],
    ],
    [
      {
        form: { grant_type: 'authorization_code', code: 'the-code' },
        path: '/oauth2/token?client_secret=s&code=the-code&state=s',
      },
      [
        'Store sent client_secret (client secret) in the address, where logs and histories keep it; the workflow has nothing of the kind there.',
        'Store sent code (authorization code) in the address, where logs and histories keep it; the workflow has nothing of the kind there.',
      ],
    ],
  ])('with a parameter of a POST that is not in its body (%j) is named', (asked, sentences) => {
    const failures = atCallback({ during: [...redeem({ asked }), session('created')] });
    expect(failures).toEqual({ 'p1.s2.d0': sentences });
  });

  it('with a parameter that is not a member of the JSON itself is named', () => {
    const json = { grant_type: 'authorization_code', nested: { code: 'the-code' } };
    const redeemed = call('/oauth2/token', { asked: { json }, answered: { json: { access_token: 'the-token' } } });
    expect(atCallback({ during: [...redeemed, session('created')] })).toEqual({
      'p1.s2.d0': ['Store sent no parameter code; the workflow needs it.'],
    });
  });

  it('with a parameter of a GET in a body is named', () => {
    expect(atCallback({ asked: { path: '/callback', form: { code: 'the-code' } } })).toEqual({
      'p1.s2': ['Browser sent code in the body; the workflow has it in the query.'],
    });
  });

  it('with a token in the address is named, whatever its name', () => {
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyaWNoYXJkIn0.c2lnbmF0dXJl';
    expect(atLoad({ asked: { path: `/api/load-shopping-cart?t=${jwt}` } })).toEqual({
      'p2.s0': [
        'Browser sent t (JWT) in the address, where logs and histories keep it; the workflow has nothing of the kind there.',
      ],
    });
  });

  it('without a cookie is named', () => {
    expect(atLoad({ asked: { cookies: {} } })).toEqual({
      'p2.s0': ['Browser did not send the cookie "sid" (session) to Store; the workflow promises that it does.'],
    });
  });

  it('with a cookie too many is named', () => {
    expect(atLoad({ asked: { cookies: { sid: 'a', refresh: 'b' } } })).toEqual({
      'p2.s0': ['Browser sent the cookie "refresh" to Store; the workflow promises that it does not.'],
    });
  });

  it('with a cookie of FusionAuth that no article draws is as promised', () => {
    expect(atSubmit({ asked: { cookies: { 'fusionauth.locale': 'en' } } })).toEqual({});
  });
});

describe('a cookie that is set', () => {
  const withoutHttpOnly =
    'Store set the cookie "sid" (session) without HttpOnly: scripts in the page can read it. The workflow keeps it out of their reach.';
  const withDomain =
    'Store set the cookie "sid" (session) for example.localhost and every host below it; the workflow keeps it on store.example.localhost alone.';

  it.each([
    [
      'not at all',
      sets(clearsLogin),
      ['Store did not set the cookie "sid" (session); the workflow promises that it does.'],
    ],
    ['without HttpOnly', sets('sid=a; Path=/', clearsLogin), [withoutHttpOnly]],
    ['with a Domain', sets('sid=a; HttpOnly; Domain=example.localhost', clearsLogin), [withDomain]],
    ['with a Domain and a dot', sets('sid=a; HttpOnly; Domain=.Example.localhost', clearsLogin), [withDomain]],
    ['with both faults', sets('sid=a; Domain=example.localhost', clearsLogin), [withoutHttpOnly, withDomain]],
    [
      'cleared instead',
      sets('sid=; HttpOnly; Max-Age=0', clearsLogin),
      ['Store cleared the cookie "sid" (session) instead of setting it.'],
    ],
    [
      'twice',
      sets(setsSession, setsSession, clearsLogin),
      ['Store set the cookie "sid" (session) 2 times in one answer.'],
    ],
    [
      'beside another one',
      sets(setsSession, clearsLogin, 'refresh=a; HttpOnly'),
      ['Store set the cookie "refresh"; the workflow sets no such cookie here.'],
    ],
    [
      'beside one that is called as one of FusionAuth',
      sets(setsSession, clearsLogin, 'fusionauth.locale=a; HttpOnly'),
      ['Store set the cookie "fusionauth.locale"; the workflow sets no such cookie here.'],
    ],
    [
      'while another one is cleared',
      sets(setsSession, clearsLogin, 'refresh=; Max-Age=0'),
      ['Store cleared the cookie "refresh"; the workflow leaves it alone here.'],
    ],
  ])('%s', (_how, by, sentences) => {
    expect(atCallback(by)).toEqual({ 'p1.s2': sentences });
  });
});

describe('a cookie that must be cleared', () => {
  it.each([
    [
      'and is not',
      sets(setsSession),
      'Store did not clear the cookie "login" (login in progress); the workflow promises that it does.',
    ],
    [
      'and is set instead',
      sets(setsSession, 'login=again; HttpOnly'),
      'Store set the cookie "login" (login in progress) instead of clearing it.',
    ],
  ])('%s', (_how, by, sentence) => {
    expect(atCallback(by)).toEqual({ 'p1.s2': [sentence] });
  });

  it('may be cleared with Expires, and without HttpOnly: there is nothing left to read', () => {
    expect(atCallback(sets(setsSession, 'login=; Path=/callback; Expires=Thu, 01 Jan 1970 00:00:00 GMT'))).toEqual({});
  });
});

it('says every difference in a sentence', () => {
  const everything: Changes = {
    asked: { path: '/callback', cookies: { other: 'x' } },
    answered: { status: 200, sets: ['sid=a; Domain=localhost', 'x=y'] },
    during: [],
  };
  const sentences = Object.values(atCallback(everything)).flat();
  expect(sentences.length).toBeGreaterThan(6);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^\n]*\.$/);
});
