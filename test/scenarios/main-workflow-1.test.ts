import { describe, expect, it } from 'vitest';
import { catalogue } from '../../scenarios/catalogue.ts';
import { flatten, type NumberedStep, numberScenario } from '../../scenarios/numbering.ts';
import type { MessageStep } from '../../scenarios/step.ts';

/** Main workflow 1 as facts/workflows.md section 2 writes it down, typed from there: the code is held against it. */

interface Row {
  readonly arrows: readonly number[];
  readonly from: string;
  readonly to: string;
  /** Method and path; `self` for an arrow that leads back to its party. */
  readonly message: string;
  /** Names on the wire; absent: not stated. */
  readonly sent?: readonly string[];
  /** Absent: not stated. */
  readonly status?: number;
  readonly set?: readonly string[];
}

const both = ['sid', 'refresh'];
const cart = 'GET /api/load-shopping-cart';
const code = 'POST /oauth2/token';

const table: readonly Row[] = [
  { arrows: [1, 2], from: 'browser', to: 'store', message: 'GET /', sent: [] },
  { arrows: [3, 4], from: 'browser', to: 'store', message: 'GET /api/user', sent: [], status: 404 },
  { arrows: [5, 6], from: 'browser', to: 'fusionauth', message: 'GET /oauth2/authorize', sent: [] },
  {
    arrows: [7, 8],
    from: 'browser',
    to: 'fusionauth',
    message: 'POST /oauth2/authorize',
    sent: [],
    status: 302,
    set: ['fusionauth.sso'],
  },
  { arrows: [9, 13], from: 'browser', to: 'store', message: 'GET /callback', status: 302, set: both },
  { arrows: [10, 11], from: 'store', to: 'fusionauth', message: code, status: 200 },
  { arrows: [12], from: 'store', to: 'store', message: 'self' },
  { arrows: [14, 15], from: 'browser', to: 'store', message: 'GET /', sent: [] },
  { arrows: [16, 17], from: 'browser', to: 'store', message: 'GET /api/user', sent: both, status: 200 },
  { arrows: [18, 20], from: 'browser', to: 'store', message: cart, sent: both },
  { arrows: [19], from: 'store', to: 'store', message: 'self' },
  { arrows: [21, 25], from: 'browser', to: 'store', message: cart, sent: both, set: ['sid'] },
  { arrows: [22, 23], from: 'store', to: 'fusionauth', message: code, status: 200 },
  { arrows: [24], from: 'store', to: 'store', message: 'self' },
  { arrows: [26, 29], from: 'browser', to: 'store', message: cart, sent: both, status: 401, set: [] },
  { arrows: [27, 28], from: 'store', to: 'fusionauth', message: code, status: 404 },
  { arrows: [30], from: 'browser', to: 'browser', message: 'self' },
  { arrows: [31, 32], from: 'browser', to: 'forums', message: 'GET /', sent: [] },
  { arrows: [33, 34], from: 'browser', to: 'forums', message: 'GET /api/user', sent: [], status: 404 },
  {
    arrows: [35, 36],
    from: 'browser',
    to: 'fusionauth',
    message: 'GET /oauth2/authorize',
    sent: ['fusionauth.sso'],
    status: 302,
    set: ['fusionauth.sso'],
  },
  { arrows: [37, 41], from: 'browser', to: 'forums', message: 'GET /callback', status: 302, set: both },
  { arrows: [38, 39], from: 'forums', to: 'fusionauth', message: code, status: 200 },
  { arrows: [40], from: 'forums', to: 'forums', message: 'self' },
  { arrows: [42, 43], from: 'browser', to: 'forums', message: 'GET /', sent: [] },
  { arrows: [44, 45], from: 'browser', to: 'forums', message: 'GET /api/user', sent: both, status: 200 },
  { arrows: [46, 48], from: 'browser', to: 'forums', message: 'GET /api/load-posts', sent: both },
  { arrows: [47], from: 'forums', to: 'forums', message: 'self' },
  { arrows: [49, 53], from: 'attacker', to: 'store', message: 'GET /shopping-cart', sent: both, set: ['sid'] },
  { arrows: [50, 51], from: 'store', to: 'fusionauth', message: code, status: 200 },
  { arrows: [52], from: 'store', to: 'store', message: 'self' },
  { arrows: [54, 56], from: 'attacker', to: 'store', message: cart, sent: ['sid'] },
  { arrows: [55], from: 'store', to: 'store', message: 'self' },
];

/** What the lab adds to the articles (architecture.md, "What the articles leave open"). */
const addedByTheLab = 'login';

const id = 'spa-oauth-authorization-code-grant-sessions-refresh-tokens-cookies';
const workflow = catalogue.find((one) => one.id === id);
if (!workflow) throw new Error(`The catalogue has no ${id}.`);
const numbered = numberScenario(workflow.scenarios[0]).flatMap(flatten);
const drawn = numbered.filter(({ arrows }) => arrows.length > 0);

const messageOf = ({ step }: NumberedStep): MessageStep | undefined => (step.kind === 'message' ? step : undefined);
const names = (cookies: readonly { readonly name: string }[] | undefined) =>
  cookies?.map(({ name }) => name).filter((name) => name !== addedByTheLab);

/** Which columns of `row` the step does not keep to. */
function departures(row: Row, step: MessageStep): string[] {
  const { request, response } = step;
  const set = names(response.setCookies.map(({ cookie }) => cookie));
  return [
    ...(`${request.method} ${request.path}` === row.message ? [] : ['message']),
    ...(row.sent === undefined || String(names(request.cookiesSent)) === String(row.sent) ? [] : ['sent']),
    ...(row.status === undefined || response.status === row.status ? [] : ['status']),
    ...(row.set === undefined || String(set) === String(row.set) ? [] : ['set']),
  ];
}

describe('the article scenario of main workflow 1', () => {
  it('has the 56 arrows of the article, arrow by arrow', () => {
    expect(drawn.map(({ arrows }) => arrows)).toEqual(table.map(({ arrows }) => arrows));
    expect(drawn.flatMap(({ arrows }) => arrows).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 56 }, (_, at) => at + 1),
    );
    expect(workflow.arrows).toBe(56);
  });

  it.each(table)('has arrow $arrows from $from to $to', ({ arrows, from, to, message }) => {
    const step = drawn.find((one) => String(one.arrows) === String(arrows))?.step;
    const ends = step?.kind === 'message' ? [step.from, step.to] : [step?.party, step?.party];
    expect(ends).toEqual([from, to]);
    expect(step?.kind === 'message').toBe(message !== 'self');
  });

  it('departs from the article in four places and nowhere else', () => {
    const found = table.flatMap((row, at) => {
      const step = drawn[at] && messageOf(drawn[at]);
      return step ? departures(row, step).map((column) => `${row.arrows.join('→')} ${column}`) : [];
    });
    // 404 is 400 in truth; a browser sends what it was just given; the single-page store has no page /shopping-cart.
    expect(found).toEqual(['14→15 sent', '27→28 status', '42→43 sent', '49→53 message']);
  });

  it('says so in a note, with a source, wherever it departs or adds something', () => {
    const silent = drawn.filter((one, at) => {
      const step = messageOf(one);
      const row = table[at];
      if (!step || !row) return false;
      const adds = step.response.setCookies.some(({ cookie }) => cookie.name === addedByTheLab);
      return (departures(row, step).length > 0 || adds) && !step.notes?.length;
    });
    expect(silent.map(({ arrows }) => arrows)).toEqual([]);
    for (const { step } of numbered) for (const note of step.notes ?? []) expect(note.source).not.toBe('');
  });

  it('sets every cookie HttpOnly and on the host that sets it alone', () => {
    const expectations = numbered.flatMap((one) => messageOf(one)?.response.setCookies ?? []);
    expect(expectations.length).toBeGreaterThan(0);
    const hostOf = {
      store: 'store.example.localhost',
      forums: 'forums.example.localhost',
      fusionauth: 'example.fusionauth.localhost',
    };
    for (const { cookie } of expectations) {
      expect(cookie).toMatchObject({ httpOnly: true, domain: hostOf[cookie.owner] });
    }
  });

  it('marks both attacks, and nothing else, as thefts that work', () => {
    const thefts = drawn.filter((one) => messageOf(one)?.theft);
    expect(thefts.map(({ arrows }) => arrows)).toEqual([
      [49, 53],
      [54, 56],
    ]);
    expect(thefts.map((one) => messageOf(one)?.response.status)).toEqual([200, 200]);
  });

  it('judges the repeated login though the article numbers only its self-arrow', () => {
    const again = drawn.find(({ arrows }) => String(arrows) === '30');
    expect(again?.again.length).toBeGreaterThan(0);
    expect(again?.again.flatMap(({ arrows }) => arrows)).toEqual([]);
  });
});
