import { describe, expect, it } from 'vitest';
import { createJudge } from '../../../main/lab/judge/judge.ts';
import { createLog } from '../../../main/lab/recorder/log.ts';
import type { Happening, JarCookie, Profile } from '../../../main/recording/entry.ts';
import { sharedCookies } from '../../../scenarios/cookies.ts';
import type { StepId } from '../../../scenarios/numbering.ts';
import type { PageStep, Phase, ProfileMode, Scenario } from '../../../scenarios/step.ts';
import { storedJwt } from '../../../scenarios/storage.ts';
import { standingClock } from '../../support/clock.ts';
import { small } from './small-scenario.ts';
import { lifetimes, page, probe } from './story.ts';

/** What happens in the browser without a message, proven by what the browser shows. */

const [look] = small.phases;
if (!look) throw new Error('The small scenario has phases.');

function benchFor(evidence: PageStep['evidence'], profileMode: ProfileMode = 'one browser') {
  const step: PageStep = { kind: 'page', party: 'browser', site: 'store', says: 'The form is shown', evidence };
  const phases: readonly Phase[] = [{ ...look, steps: [...(look?.steps ?? []), step] } as Phase];
  const scenario: Scenario = { ...small, profileMode, phases };
  const log = createLog(standingClock());
  const judge = createJudge(log, scenario, lifetimes);
  judge.beStrict();
  return {
    judge,
    play: (...story: readonly (readonly Happening<string>[])[]) => {
      for (const happening of story.flat()) log.append(happening);
    },
    verdict: () => judge.judgements.get('p0.s2' as StepId),
  };
}

const shown = (host: string): Happening<string> => ({
  type: 'page',
  profile: 'shared',
  window: 'w',
  origin: `http://${host}:4400`,
  shows: 'login form',
});

/** The change of a cookie of the shared domain in the jar that both sites share, but for what a test says. */
const cookie = (
  name: string,
  change: 'set' | 'replaced',
  { profile = 'shared', ...more }: Partial<JarCookie<string>> & { readonly profile?: Profile } = {},
): Happening<string> => {
  const held = { name, value: 'v', domain: '.example.localhost', path: '/', httpOnly: true, secure: true, ...more };
  return { type: 'cookie', profile, change, cookie: held };
};

describe('a form that must be shown', () => {
  it('is seen where the browser shows it', () => {
    const bench = benchFor({ shows: 'login form' });
    bench.play(page(), probe(), [shown('store.example.localhost')]);
    expect(bench.verdict()?.verdict).toBe('passed');
  });

  it('is not seen on another site', () => {
    const bench = benchFor({ shows: 'login form' });
    bench.play(page(), probe(), [shown('forums.example.localhost')]);
    expect(bench.verdict()).toBeUndefined();
  });

  it('has failed, in a sentence, when nobody has seen it in the end', () => {
    const bench = benchFor({ shows: 'login form' });
    bench.play(page(), probe());
    bench.judge.giveUp(0);
    expect(bench.verdict()).toMatchObject({
      verdict: 'failed',
      differences: ['"The form is shown" was not seen in the browser.'],
    });
  });
});

describe('cookies that must be overwritten', () => {
  const replaced = [sharedCookies.jwt, sharedCookies.refresh];

  it('are when the browser says so of each of them', () => {
    const bench = benchFor({ replaced });
    bench.play(page(), probe(), [cookie('access_token', 'replaced')]);
    expect(bench.verdict()).toBeUndefined();
    bench.play([cookie('refresh_token', 'replaced')]);
    expect(bench.verdict()?.verdict).toBe('passed');
  });

  it('are not when a cookie is new', () => {
    const bench = benchFor({ replaced });
    bench.play(page(), probe(), [cookie('access_token', 'set'), cookie('refresh_token', 'set')]);
    expect(bench.verdict()).toBeUndefined();
  });

  it.each([
    ['of one host alone', { domain: 'forums.example.localhost' }],
    ['of another domain', { domain: '.other.localhost' }],
    ['of a part of the site', { path: '/api' }],
    ['in another browser', { profile: 'store' }],
  ] as const)('are not when it is a cookie of that name %s', (_which, other) => {
    const bench = benchFor({ replaced });
    bench.play(page(), probe(), [cookie('refresh_token', 'replaced'), cookie('access_token', 'replaced', other)]);
    expect(bench.verdict()).toBeUndefined();
    bench.play([cookie('access_token', 'replaced')]);
    expect(bench.verdict()?.verdict).toBe('passed');
  });

  it('are looked for in the browser of the site where each site has its own', () => {
    const alone = { ...sharedCookies.jwt, reach: 'host', domain: 'store.example.localhost' } as const;
    const bench = benchFor({ replaced: [alone] }, 'isolated');
    bench.play(page(), probe(), [cookie('access_token', 'replaced', { domain: alone.domain, profile: 'forums' })]);
    expect(bench.verdict()).toBeUndefined();
    bench.play([cookie('access_token', 'replaced', { domain: alone.domain, profile: 'store' })]);
    expect(bench.verdict()?.verdict).toBe('passed');
  });
});

const at = (host: string, area: 'local storage' | 'session storage' = 'local storage', key = 'jwt') =>
  ({ profile: 'shared', origin: `http://${host}:4400`, area, key }) as const;
const [ours, theirs] = ['store.example.localhost', 'forums.example.localhost'];

describe('a JWT that a page must put into its local storage', () => {
  const evidence = { stores: storedJwt('store') };
  const written = (where: ReturnType<typeof at>, value: string | null = 'a.b.c'): Happening<string> => ({
    type: 'storage',
    ...where,
    value,
  });

  it('is there when the browser says so', () => {
    const bench = benchFor(evidence);
    bench.play(page(), probe(), [written(at(ours))]);
    expect(bench.verdict()?.verdict).toBe('passed');
  });

  it.each([
    ['of another site', written(at(theirs))],
    ['of this window alone', written(at(ours, 'session storage'))],
    ['under another key', written(at(ours, 'local storage', 'token'))],
    ['when it is removed', written(at(ours), null)],
  ])('is not there %s, and that is said in the end', (_which, entry) => {
    const bench = benchFor(evidence);
    bench.play(page(), probe(), [entry]);
    expect(bench.verdict()).toBeUndefined();
    bench.judge.giveUp(0);
    expect(bench.verdict()?.differences).toEqual([
      'The page of store.example.localhost wrote nothing under "jwt" into its local storage; the workflow keeps the JWT there.',
    ]);
  });
});

describe('a look into local storage that must find nothing', () => {
  const evidence = { misses: storedJwt('store') };
  const looked = (where: ReturnType<typeof at>, found: boolean): Happening<string> => ({
    type: 'storage read',
    window: 'w',
    ...where,
    found,
  });

  it('is seen when the page looks and finds nothing', () => {
    const bench = benchFor(evidence);
    bench.play(page(), probe(), [looked(at(ours), false)]);
    expect(bench.verdict()?.verdict).toBe('passed');
  });

  it.each([
    ['when it finds one', looked(at(ours), true)],
    ['at another site', looked(at(theirs), false)],
    ['in session storage', looked(at(ours, 'session storage'), false)],
  ])('is not seen %s, and that is said in the end', (_which, entry) => {
    const bench = benchFor(evidence);
    bench.play(page(), probe(), [entry]);
    expect(bench.verdict()).toBeUndefined();
    bench.judge.giveUp(0);
    expect(bench.verdict()?.differences).toEqual([
      'The page of store.example.localhost did not look for "jwt" in its local storage, or found one; the workflow has it look and find none.',
    ]);
  });
});
