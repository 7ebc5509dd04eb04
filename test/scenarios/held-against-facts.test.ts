import { describe, expect, it } from 'vitest';
import { catalogue } from '../../scenarios/catalogue.ts';
import type { CookieKind } from '../../scenarios/cookies.ts';
import { flatten, numberScenario } from '../../scenarios/numbering.ts';
import type { MessageStep, Note } from '../../scenarios/step.ts';
import { jwtInThePage } from './facts/jwt-in-the-page.ts';
import { mainWorkflows } from './facts/main-workflows.ts';
import { otherWorkflows } from './facts/other-workflows.ts';
import type { Carried, Row } from './facts/row.ts';

/** Every workflow held against what has been typed from facts/workflows.md, arrow by arrow and column by column. */

/** What the lab adds to the articles (architecture.md, "What the articles leave open"). */
const addedByTheLab = 'login';

const facts = [...mainWorkflows, ...jwtInThePage, ...otherWorkflows];

const kept = (cookies: readonly CookieKind[]) =>
  cookies
    .filter(({ name }) => name !== addedByTheLab)
    .map(({ name, domain }) => `${name}@${domain}`)
    .sort();

function isCarried(label: Carried, { parameters = {} }: MessageStep['request']): boolean {
  const has = (name: string) => parameters[name] !== undefined;
  if (label === 'credentials') return has('password') && (has('loginId') || has('username'));
  if (label === 'refresh token') return has('refresh_token') || has('refreshToken');
  if (label === 'JWT') return has('token');
  const [name = '', value] = label.split('=');
  const expected = parameters[name];
  return value === undefined
    ? expected !== undefined
    : expected !== undefined && 'is' in expected && expected.is === value;
}

function leads({ location }: MessageStep['response'], where: string): boolean {
  const [, base = '', query, fragment] = /^([^?#]*)(?:\?(\w+))?(?:#(\w+))?$/.exec(where) ?? [];
  return (
    location !== undefined &&
    `${location.to} ${location.path}` === base &&
    (query === undefined || location.carries?.includes(query) === true) &&
    (fragment === undefined || location.fragment?.includes(fragment) === true)
  );
}

/** Which columns of `row` the step does not keep to. */
function departures(row: Row, { request, response, answers }: MessageStep): string[] {
  const { message, carries, sent, status, phrase, leads: where, set, gives } = row;
  const given = gives === 'user' ? response.json?.includes('user') : response.data === row.to;
  const columns: readonly (readonly [column: string, holds: boolean])[] = [
    ['message', [message].flat().includes(`${request.method} ${request.path}`)],
    ['carries', (carries ?? []).every((label) => isCarried(label, request))],
    ['sent', sent === undefined || String(kept(request.cookiesSent ?? [])) === String([...sent].sort())],
    ['status', status === undefined || response.status === status],
    ['phrase', phrase === undefined || answers === `${status} ${phrase}`],
    ['leads', where === undefined || leads(response, where)],
    [
      'set',
      set === undefined || String(kept(response.setCookies.map(({ cookie }) => cookie))) === String([...set].sort()),
    ],
    ['gives', gives === undefined || given === true],
  ];
  return columns.filter(([, holds]) => !holds).map(([column]) => column);
}

/** What a note must say the article has where the lab departs in this column. */
const saysOf: Readonly<Record<string, RegExp>> = {
  message: /^Sends GET \/shopping-cart|Sends GET \/api\/load-load-posts/,
  carries: /grant_type=refresh/,
  sent: /Draws no cookies|Draws the JWT alone/,
  status: /404 Missing/,
  phrase: /401 Unauthorized/,
  set: /new JWT cookie|Draws the refresh token cookie alone/,
};

it('has the facts of every workflow of the catalogue', () => {
  const typed = facts.map(({ id }) => id);
  expect(new Set(typed).size).toBe(typed.length);
  expect(catalogue.map(({ id }) => id).filter((id) => !typed.includes(id))).toEqual([]);
});

describe.each(facts)('$id', ({ id, arrows, table, departs, slips = {} }) => {
  const workflow = catalogue.find((one) => one.id === id);
  if (!workflow) throw new Error(`The catalogue has no ${id}.`);
  const numbered = numberScenario(workflow.scenarios[0]).flatMap(flatten);
  const drawn = numbered.filter((one) => one.arrows.length > 0);
  const pairs = table.map((row) => ({ row, found: drawn.find((one) => String(one.arrows) === String(row.arrows)) }));

  it('has every arrow of the article once', () => {
    const all = (rows: readonly { readonly arrows: readonly number[] }[]) =>
      rows.flatMap((one) => one.arrows).sort((a, b) => a - b);
    expect(all(table)).toEqual(Array.from({ length: arrows }, (_, at) => at + 1));
    expect(all(drawn)).toEqual(all(table));
    expect(drawn.map((one) => String(one.arrows)).sort()).toEqual(table.map((row) => String(row.arrows)).sort());
  });

  it('has them between the parties that the article has them between', () => {
    const ends = pairs.map(({ found }) =>
      found?.step.kind === 'message' ? [found.step.from, found.step.to] : [found?.step.party, found?.step.party],
    );
    expect(ends).toEqual(table.map(({ from, to }) => [from, to]));
    expect(pairs.map(({ found }) => found?.step.kind === 'message')).toEqual(
      table.map(({ message }) => message !== 'self'),
    );
  });

  const found = pairs.flatMap(({ row, found: numberedStep }) => {
    const step = numberedStep?.step;
    return step?.kind === 'message' && row.message !== 'self' ? [{ row, step, columns: departures(row, step) }] : [];
  });

  it('departs from the article where it must, and nowhere else', () => {
    const said = found.flatMap(({ row, columns }) => columns.map((column) => `${row.arrows.join('→')} ${column}`));
    expect(said).toEqual(departs);
  });

  const articlesOf = (notes: readonly Note[] = []) => notes.map(({ article }) => article).join(' ');

  it('says so in a note wherever it departs or adds something', () => {
    const silent = found.flatMap(({ row, step, columns }) => {
      const adds = step.response.setCookies.some(({ cookie }) => cookie.name === addedByTheLab);
      const said = articlesOf(step.notes);
      const unsaid = columns.filter((column) => !saysOf[column]?.test(said));
      return unsaid.length > 0 || (adds && said === '') ? [`${row.arrows.join('→')} ${unsaid}`] : [];
    });
    expect(silent).toEqual([]);
    for (const { step } of numbered) for (const note of step.notes ?? []) expect(note.source).not.toBe('');
  });

  it('says in a note what else the article has wrong', () => {
    for (const [at, says] of Object.entries(slips)) {
      const step = drawn.find((one) => one.arrows.join('→') === at)?.step;
      expect(articlesOf(step?.notes), at).toMatch(says);
    }
  });

  it('sets every cookie HttpOnly', () => {
    const set = numbered.flatMap(({ step }) => (step.kind === 'message' ? step.response.setCookies : []));
    expect(set.length).toBeGreaterThan(0);
    for (const { cookie } of set) expect(cookie.httpOnly).toBe(true);
  });

  it('marks the attacks, and nothing else, as thefts that work', () => {
    const thefts = drawn.filter(({ step }) => step.kind === 'message' && step.theft);
    expect(thefts.map((one) => String(one.arrows))).toEqual(
      table.filter(({ from }) => from === 'attacker').map((row) => String(row.arrows)),
    );
    for (const { step } of thefts) expect(step.kind === 'message' && step.response.status).toBe(200);
  });

  it('judges a repeated login though the article numbers only its self-arrow', () => {
    for (const { step, again } of drawn) {
      if (step.kind !== 'again') continue;
      expect(again.length).toBeGreaterThan(0);
      expect(again.flatMap((one) => one.arrows)).toEqual([]);
    }
  });
});
