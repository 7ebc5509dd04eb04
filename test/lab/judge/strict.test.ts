import { beforeEach, describe, expect, it } from 'vitest';
import type { Happening } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import { answers, asks } from '../../support/happenings.ts';
import {
  attack,
  call,
  callback,
  court,
  form,
  forums,
  lifetimes,
  load,
  logIn,
  page,
  probe,
  redeem,
  refused,
  session,
  submit,
  upToLogin,
} from './story.ts';

let bench: ReturnType<typeof court>;
beforeEach(() => {
  bench = court('script');
});

describe('a script that does everything as promised', () => {
  it('passes every step, and each verdict is in the log once', () => {
    bench.play(upToLogin(), load());
    bench.clock.advance(lifetimes.session);
    bench.play(refused(), logIn(), forums(), attack());
    const steps = bench.with('passed');
    expect(bench.failures()).toEqual({});
    expect(steps).toHaveLength(19);
    expect(bench.log.entries.filter(({ type }) => type === 'judged')).toHaveLength(19);
    expect(bench.remarks()).toEqual([]);
  });

  it('names the exchange in which each message was seen', () => {
    bench.play([asks('the one', { path: '/' })], [answers('the one', { html: '<p>' })]);
    expect(bench.judgementOf('p0.s0')).toMatchObject({ verdict: 'passed', exchange: 'the one' });
  });

  it('is not disturbed by what no article draws', () => {
    bench.play(page(), [asks('icon', { path: '/favicon.ico', background: 'favicon' }), answers('icon')], probe());
    expect(bench.with('passed')).toEqual(['p0.s0', 'p0.s1']);
    expect(bench.remarks()).toEqual([]);
  });

  it('may be preceded by the preflight of a message that it has', () => {
    const headers = [['access-control-request-method', 'POST']] as const;
    const preflight = { to: 'fusionauth', method: 'OPTIONS', background: 'preflight', headers } as const;
    bench.play(page(), probe(), [asks('p', { ...preflight, path: '/oauth2/authorize' }), answers('p')]);
    expect(bench.failures()).toEqual({});
    bench.play([asks('q', { ...preflight, path: '/api/user/registration' }), answers('q', { status: 403 })]);
    expect(bench.failures()).toEqual({
      'p0.s1': ['Browser sent OPTIONS /api/user/registration to FusionAuth; the workflow has no such message here.'],
    });
  });

  it('finds the sites composed: what is called set-up now comes too late', () => {
    const keys = { from: 'store', to: 'fusionauth', path: '/.well-known/jwks.json', background: 'set-up' } as const;
    bench.play(page(), [asks('keys', keys), answers('keys')]);
    expect(bench.failures()).toEqual({
      'p0.s0': ['Store sent GET /.well-known/jwks.json to FusionAuth; the workflow has no such message here.'],
    });
  });

  it('may be served cookies of FusionAuth that no article draws', () => {
    const sets = ['fusionauth.known-device.abc=x; Path=/; HttpOnly', 'fusionauth.locale=en; Path=/'];
    bench.play(page(), probe(), form({ answered: { sets } }));
    expect(bench.judgementOf('p1.s0')?.verdict).toBe('passed');
  });
});

describe('a message', () => {
  it('that never came is missing once another one of its group came instead', () => {
    bench.play(probe());
    expect(bench.failures()).toEqual({ 'p0.s0': ['GET / to Store never came; GET /api/user came instead.'] });
    expect(bench.with('passed')).toEqual(['p0.s1']);
  });

  it('that comes after all, too late, is out of order', () => {
    bench.play(probe(), page());
    expect(bench.failures()['p0.s0']).toContain('It came out of order: later than the workflow has it.');
  });

  it('too many is a fault of the step before it', () => {
    bench.play(page(), probe(), probe());
    const says = 'Browser sent GET /api/user to Store; the workflow has no such message here.';
    expect(bench.failures()).toEqual({ 'p0.s1': [says] });
    expect(bench.remarks()).toMatchObject([{ says, step: 'p0.s1' }]);
  });

  it('too many before the first step is a fault of the first step', () => {
    bench.play(forums(), page(), probe());
    expect(bench.failures()).toEqual({
      'p0.s0': ['Browser sent GET / to Forums; the workflow has no such message here.'],
    });
  });

  it('too many is a fault even while its step is still being answered', () => {
    bench.play([asks('slow', { path: '/' })], forums(), [answers('slow')]);
    expect(bench.failures()['p0.s0']).toEqual(['Browser sent GET / to Forums; the workflow has no such message here.']);
  });

  it('without an answer has failed', () => {
    const exchange = 'the one' as ExchangeId;
    bench.play([asks(exchange, { path: '/' }), { type: 'no response', exchange, reason: 'the shop burned down' }]);
    expect(bench.failures()).toEqual({ 'p0.s0': ['Store gave no answer: the shop burned down.'] });
  });
});

describe('what a server does meanwhile', () => {
  const callbackWith = (...during: readonly (readonly Happening<string>[])[]) =>
    bench.play(page(), probe(), form(), submit(), callback({ during: during.flat() }));

  it('must include the call that is promised', () => {
    callbackWith([session('created')]);
    expect(bench.failures()).toEqual({
      'p1.s2.d0': ['Store never sent POST /oauth2/token to FusionAuth while it handled GET /callback.'],
    });
  });

  it('must not include another call', () => {
    callbackWith(redeem(), [session('created')], call('/oauth2/introspect'));
    expect(bench.failures()).toEqual({
      'p1.s2': ['Store made a call that the workflow does not have: POST /oauth2/introspect to FusionAuth.'],
    });
  });

  it('must not include the same call twice', () => {
    callbackWith(redeem(), redeem(), [session('created')]);
    expect(bench.failures()).toEqual({
      'p1.s2': ['Store made a call that the workflow does not have: POST /oauth2/token to FusionAuth.'],
    });
  });

  it('must come in the order that is drawn', () => {
    callbackWith([session('created')], redeem());
    expect(bench.failures()).toEqual({
      'p1.s2.d1': ['This came before POST /oauth2/token to FusionAuth; the workflow has it after.'],
    });
  });

  it('is judged like any message, and its reply too', () => {
    const during = [...redeem({ asked: { form: { grant_type: 'password', code: 'c' } } }), session('created')];
    callbackWith(during);
    expect(bench.failures()).toEqual({
      'p1.s2.d0': ['Store sent grant_type with another value than "authorization_code".'],
    });
  });

  it('must not go on after the answer, with a call or with a session', () => {
    const [asked, ...rest] = page();
    const cause = asked?.type === 'request' ? asked.exchange.id : undefined;
    if (!asked || !cause) throw new Error('A page begins with a request.');
    const late = { from: 'store', to: 'fusionauth', path: '/oauth2/userinfo', cause } as const;
    bench.play([asked, ...rest], [asks('late', late), answers('late')], [session('created', cause)]);
    expect(bench.failures()).toEqual({
      'p0.s0': [
        'After GET / had been answered: Store made a call that the workflow does not have: GET /oauth2/userinfo to FusionAuth.',
        'After GET / had been answered: Store created a session; the workflow does not.',
      ],
    });
  });

  it('must create the session that is promised', () => {
    callbackWith(redeem());
    expect(bench.failures()).toEqual({ 'p1.s2.d1': ['Store created no session.'] });
  });

  it('must push the expiry forward where that is promised', () => {
    bench.play(upToLogin(), load({ during: [] }));
    expect(bench.failures()).toEqual({
      'p2.s0.d0': ['Store did not push the expiry of the session forward: it will end although it is being used.'],
    });
  });

  it('must not touch a session where nothing is promised', () => {
    bench.play(page({ during: [session('extended')] }), probe({ during: [session('created')] }));
    expect(bench.failures()).toEqual({
      'p0.s0': ['Store extended the session; the workflow does not.'],
      'p0.s1': ['Store created a session; the workflow does not.'],
    });
  });

  it('may end an earlier session: no article draws that', () => {
    callbackWith([session('ended')], redeem(), [session('created')]);
    expect(bench.failures()).toEqual({});
  });
});
