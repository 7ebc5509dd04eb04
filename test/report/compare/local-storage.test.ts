import { beforeAll, describe, expect, it } from 'vitest';
import { findWorkflow } from '../../../main/lab/find-workflow.ts';
import { recordingOf } from '../../../main/lab/recorder/recording-of.ts';
import type { Recording } from '../../../main/recording/recording.ts';
import { compareRecordings } from '../../../main/report/compare/compare.ts';
import type { Comparison } from '../../../main/report/compare/comparison.ts';
import { openForAllTests } from '../../e2e/bench.ts';

/** The workflows in which a page gets the JWT itself, run and compared: every value is read out of the recordings. */

const { bench } = openForAllTests();
const [stored, dropped, implicit] = [0, 1, 2] as const;
const ids = [
  'spa-native-login-form-to-fusionauth-jwts-local-storage-refresh-tokens-cookies',
  'spa-native-login-form-to-fusionauth-jwts-refresh-tokens-cookies',
  'spa-oauth-implicit-grant-jwts-local-storage',
];

let comparison: Comparison;
beforeAll(async () => {
  const recordings: Recording[] = [];
  for (const id of ids) {
    const workflow = findWorkflow(id);
    const [scenario] = workflow.scenarios;
    const { world, runner } = await bench().lab.begin(workflow, scenario);
    const result = await runner?.run();
    if (!result) throw new Error(`${id} was not carried to its end.`);
    recordings.push(recordingOf(world, result));
  }
  comparison = compareRecordings(recordings);
}, 120_000);

const cells = (row: string) => comparison.rows.find(({ id }) => id === row)?.cells ?? [];
const values = (row: string) => cells(row).map((cell) => (cell.kind === 'observed' ? cell.value : cell.kind));

describe('a JWT in local storage', () => {
  it('can be read by every script to the end; one that is dropped only while it passes', () => {
    expect(values('script-JWT')).toEqual([
      ['lasting', 'local storage'],
      ['briefly', 'a request that the page sends', 'an answer that the page gets'],
      ['lasting', 'local storage'],
    ]);
  });

  it('is seen where it lies, and comes with the cart request all the same', () => {
    expect(values('browser-storage')).toEqual([['JWT in local storage'], [], ['JWT in local storage']]);
    expect(values('proof')).toEqual([['JWT'], ['JWT'], ['JWT']]);
  });

  it('travels in a header where a script sends it, in a cookie where a browser does', () => {
    expect(values('travel-JWT')[stored]).toContain('header');
    expect(values('travel-JWT')[implicit]).toContain('header');
    expect(values('travel-JWT')[implicit]).toContain('URL fragment');
    expect(values('travel-JWT')[dropped]).not.toContain('header');
  });
});

it('FusionAuth alone gets the password', () => {
  expect(values('password-receivers')).toEqual([['fusionauth'], ['fusionauth'], ['fusionauth']]);
});

it("the refresh token stays in FusionAuth's own cookie, and the second login overwrites it", () => {
  const cookie = ['cookie of example.fusionauth.localhost'];
  expect(values('refresh-token-place')).toEqual([cookie, cookie, 'not observed']);
  expect(values('first-logged-out').slice(0, 2)).toEqual([true, true]);
});

it('a page that holds its JWT sees that it has died; one that does not is told 401', () => {
  const renewal = 'the page fetches new tokens from FusionAuth';
  expect(values('expired-JWT')).toEqual([
    ['the page notices by itself', renewal, 'the cart'],
    ['401', renewal, 'the cart'],
    ['the page notices by itself', 'FusionAuth silently, no form', 'the cart'],
  ]);
  expect(values('expired-refresh-token').slice(0, 2)).toEqual([
    ['the page notices by itself', 'FusionAuth refuses the page (400)', 'the password again'],
    ['401', 'FusionAuth refuses the page (400)', 'the password again'],
  ]);
});

it('a thief gets the cart with either token, until it has expired', () => {
  const jwt = ['the cart', 'refused (401) once the JWT had expired'];
  expect(values('stolen-JWT')).toEqual([jwt, jwt, jwt]);
  for (const value of values('stolen-refresh-token').slice(0, 2)) {
    expect(value).toEqual(expect.arrayContaining(['a new JWT', 'the cart']));
    expect(value).toContain('refused (400) once the refresh token had expired');
  }
});
