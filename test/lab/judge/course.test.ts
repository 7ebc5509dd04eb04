import { beforeEach, describe, expect, it } from 'vitest';
import type { StepId } from '../../../scenarios/numbering.ts';
import { asks } from '../../support/happenings.ts';
import { callback, court, form, lifetimes, load, logIn, page, probe, refused, submit, upToLogin } from './story.ts';

let bench: ReturnType<typeof court>;
beforeEach(() => {
  bench = court('script');
});

/** Has this promise resolved by now? Everything that is due runs first. */
const isResolved = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]);

describe('a group of messages', () => {
  it('is settled when each of them has its verdict', async () => {
    const settled = bench.judge.settled(0);
    bench.play(page());
    expect(await isResolved(settled)).toBe(false);
    bench.play(probe());
    expect(await isResolved(settled)).toBe(true);
    expect(bench.judge.isComplete(0)).toBe(true);
  });

  it('has diverged when an answer was another one', async () => {
    const diverged = bench.judge.diverged(0);
    bench.play(page());
    expect(await isResolved(diverged)).toBe(false);
    bench.play(probe({ answered: { status: 200 } }));
    expect(await isResolved(diverged)).toBe(true);
  });

  it('that is given up has one missing message; what would have followed was not run', () => {
    bench.play(page(), probe(), form());
    bench.judge.giveUp(2);
    expect(bench.failures()).toEqual({ 'p1.s1': ['POST /oauth2/authorize to FusionAuth never came.'] });
    expect(bench.with('not run')).toEqual(['p1.s2']);
    expect(bench.judge.isComplete(2)).toBe(false);
  });

  it('that is given up while its message waits for an answer says so', () => {
    bench.play([asks('x', { path: '/' })]);
    bench.judge.giveUp(0);
    expect(bench.failures()).toEqual({ 'p0.s0': ['Store never answered GET / to Store.'] });
  });

  it('that is given up after its way led elsewhere blames nobody for what did not follow', () => {
    bench.play(page(), probe(), form(), submit({ answered: { status: 200 } }));
    bench.judge.giveUp(2);
    expect(Object.keys(bench.failures())).toEqual(['p1.s1']);
    expect(bench.with('not run')).toEqual(['p1.s2']);
  });

  it('that is complete can be given up without consequence', () => {
    bench.play(page(), probe());
    bench.judge.giveUp(0);
    expect(bench.failures()).toEqual({});
  });
});

describe('a step', () => {
  it('that could not even be done has failed, and why', () => {
    bench.judge.fail('p0.s0' as StepId, 'There is no button "Log in" in the window of the Store.');
    expect(bench.failures()).toEqual({ 'p0.s0': ['There is no button "Log in" in the window of the Store.'] });
  });
});

describe('logging in again', () => {
  const untilThen = () => {
    bench.play(upToLogin(), load());
    bench.clock.advance(lifetimes.session);
    bench.play(refused());
  };

  it('passes when every message that it stands for does', () => {
    untilThen();
    expect(bench.judgementOf('p4.s0')).toBeUndefined();
    bench.play(logIn());
    expect(bench.judgementOf('p4.s0')?.verdict).toBe('passed');
  });

  it('fails when one of them does', () => {
    untilThen();
    bench.play(form(), submit(), callback({ during: [] }));
    expect(bench.judgementOf('p4.s0')).toMatchObject({
      verdict: 'failed',
      differences: ['Logging in again did not go as the first login did: see the steps within.'],
    });
  });
});

describe('a judge that is closed', () => {
  it('has a verdict on every step: what has none was not run', () => {
    bench.play(page());
    bench.judge.close();
    expect(bench.with('passed')).toEqual(['p0.s0']);
    expect(bench.with('not run')).toHaveLength(18);
  });

  it('judges nothing any more', () => {
    bench.judge.close();
    const before = bench.log.entries.length;
    bench.play(page());
    expect(bench.log.entries).toHaveLength(before + 2);
    expect(bench.judgementOf('p0.s0')?.verdict).toBe('not run');
  });

  it('can be closed twice', () => {
    bench.judge.close();
    const before = bench.log.entries.length;
    bench.judge.close();
    expect(bench.log.entries).toHaveLength(before);
  });
});
