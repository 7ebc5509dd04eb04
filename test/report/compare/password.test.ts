import { describe, expect, it } from 'vitest';
import { passwordPrompts, passwordReceivers } from '../../../main/report/compare/rows/password.ts';
import { singleSignOn } from '../../../main/report/compare/rows/single-sign-on.ts';
import { cart, cellOf, exchange, observedIn, password, posts, recorded } from './recorded.ts';

const typed = { loginId: 'richard@example.com', password };
const login = (id: string, to: 'store' | 'forums' | 'fusionauth') =>
  exchange(id, { method: 'POST', path: '/api/login', to, json: typed });
const homeOf = (id: string, to: 'store' | 'forums') => exchange(id, { to });

describe('Who received the password', () => {
  it('is everybody whose requests carried it, each route with its first request', () => {
    const cell = observedIn(
      passwordReceivers,
      recorded(
        login('x1', 'store'),
        exchange('x2', {
          from: 'store',
          to: 'fusionauth',
          cause: 'x1',
          method: 'POST',
          path: '/api/login',
          json: typed,
        }),
        login('x3', 'store'),
      ),
    );
    expect(cell.value).toEqual(['store', 'fusionauth']);
    expect(cell.says).toBe('Store and FusionAuth');
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x1', 'x2']);
  });

  it('is not observed where nobody sent it', () => {
    expect(cellOf(passwordReceivers, recorded(homeOf('x1', 'store'))).kind).toBe('not observed');
  });
});

describe('Login forms for two applications', () => {
  it('counts every form up to the first data of each, and no login after that', () => {
    const cell = observedIn(
      passwordPrompts,
      recorded(
        homeOf('x1', 'store'),
        login('x2', 'fusionauth'),
        cart('x3'),
        login('x4', 'fusionauth'),
        homeOf('x5', 'forums'),
        login('x6', 'fusionauth'),
        posts('x7'),
      ),
    );
    expect(cell.value).toEqual(['fusionauth', 'fusionauth']);
    expect(cell.says).toBe('twice: sent to FusionAuth');
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x2', 'x6']);
  });

  it('is not observed where only one application was reached', () => {
    expect(cellOf(passwordPrompts, recorded(login('x1', 'store'), cart('x2'))).kind).toBe('not observed');
  });
});

describe('Single sign-on', () => {
  const store = [homeOf('x1', 'store'), login('x2', 'fusionauth'), cart('x3'), homeOf('x4', 'forums')].flat();

  it('is there when FusionAuth recognises its session and no password follows', () => {
    const recognised = exchange('x5', {
      to: 'fusionauth',
      path: '/oauth2/authorize',
      cookies: { 'fusionauth.sso': 'Wm4cT9sVb2RkXe7QzLf1HyUj5NpAg8Do' },
    });
    const cell = observedIn(singleSignOn, recorded(store, recognised, posts('x6')));
    expect(cell.value).toBe(true);
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x5', 'x6']);
  });

  it('is not there when the password goes along a second time', () => {
    const cell = observedIn(singleSignOn, recorded(store, login('x5', 'forums'), posts('x6')));
    expect(cell.value).toBe(false);
    expect(cell.evidence.map((one) => one.exchange)).toEqual(['x5']);
  });

  it('says nothing of a browser that was never logged in to the Store', () => {
    expect(cellOf(singleSignOn, recorded(homeOf('x1', 'forums'), posts('x2'))).kind).toBe('not observed');
  });
});
