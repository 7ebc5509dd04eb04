import { beforeEach, describe, expect, it } from 'vitest';
import {
  attack,
  callback,
  court,
  form,
  forums,
  lifetimes,
  load,
  logIn,
  page,
  probe,
  refused,
  submit,
  upToLogin,
} from './story.ts';

let bench: ReturnType<typeof court>;
beforeEach(() => {
  bench = court('person');
});

/** A wrong password: FusionAuth shows its form again. */
const wrongPassword = () => submit({ answered: { status: 200, headers: [], sets: [], html: '<form>' } });

describe('a person', () => {
  it('who keeps to the workflow passes every step', () => {
    bench.play(upToLogin(), load());
    bench.clock.advance(lifetimes.session);
    bench.play(refused(), logIn(), forums(), attack());
    expect(bench.failures()).toEqual({});
    expect(bench.with('passed')).toHaveLength(19);
  });

  it('may look at the shop again: a remark, no failure', () => {
    bench.play(page(), probe(), page(), probe());
    expect(bench.failures()).toEqual({});
    expect(bench.remarks().map(({ says, step }) => [says, step])).toEqual([
      ['Browser sent GET / to Store; not part of the workflow at this point.', undefined],
      ['Browser sent GET /api/user to Store; not part of the workflow at this point.', undefined],
    ]);
  });

  it('may go somewhere that the workflow does not know: a remark', () => {
    bench.play(page(), probe(), page({ asked: { path: '/impressum' } }));
    expect(bench.failures()).toEqual({});
    expect(bench.remarks()).toHaveLength(1);
  });

  it('may mistype the password and try again: what counts is the try that worked', () => {
    bench.play(page(), probe(), form(), wrongPassword());
    expect(bench.judgementOf('p1.s1')?.verdict).toBe('failed');
    bench.play(submit(), callback());
    expect(bench.failures()).toEqual({});
    expect(bench.judgementOf('p1.s2')?.verdict).toBe('passed');
  });

  it('may open the Forums before anything else', () => {
    bench.play(forums(), page(), probe());
    expect(bench.with('passed')).toEqual(['p5.s0', 'p0.s0', 'p0.s1']);
    expect(bench.remarks()).toEqual([]);
  });

  it('may steal before the session has ever expired', () => {
    bench.play(upToLogin(), load(), attack());
    expect(bench.failures()).toEqual({});
    expect(bench.judgementOf('p6.s0')?.verdict).toBe('passed');
  });

  it('who loads twice has not waited for the session to expire', () => {
    bench.play(upToLogin(), load(), load());
    expect(bench.judgementOf('p3.s0')).toBeUndefined();
    expect(bench.remarks()).toHaveLength(1);
  });

  it('has waited once the lifetime is over, counted from the latest message', () => {
    bench.play(upToLogin(), load());
    bench.clock.advance(lifetimes.session - 1);
    bench.play(load());
    expect(bench.judgementOf('p3.s0')).toBeUndefined();
    bench.clock.advance(lifetimes.session);
    bench.play(refused());
    expect(bench.judgementOf('p3.s0')?.verdict).toBe('passed');
  });

  it('cannot load before logging in: a remark, and the step is still to come', () => {
    bench.play(page(), probe(), load({ asked: { cookies: {} }, answered: { status: 401 }, during: [] }));
    expect(bench.failures()).toEqual({});
    bench.play(logIn(), load());
    expect(bench.judgementOf('p2.s0')?.verdict).toBe('passed');
  });

  it('is told the same differences as a script', () => {
    bench.play(page({ answered: { sets: ['tracker=1'] } }));
    expect(bench.failures()).toEqual({
      'p0.s0': ['Store set the cookie "tracker"; the workflow sets no such cookie here.'],
    });
  });
});
