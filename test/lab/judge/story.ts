import { createJudge } from '../../../main/lab/judge/judge.ts';
import { createLog } from '../../../main/lab/recorder/log.ts';
import type { Happening, Judgement } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import { cart } from '../../../scenarios/demo-data/cart.ts';
import type { StepId } from '../../../scenarios/numbering.ts';
import { standingClock } from '../../support/clock.ts';
import { type Answered, type Asked, answers, asks } from '../../support/happenings.ts';
import { small } from './small-scenario.ts';

const MINUTE = 60_000;
export const lifetimes = { session: 30 * MINUTE, JWT: 60 * MINUTE, 'refresh token': 43_200 * MINUTE };

/** One exchange that went as the small scenario has it, but for what a test changes. */
export interface Changes {
  readonly asked?: Partial<Asked>;
  readonly answered?: Partial<Answered>;
  readonly during?: readonly Happening<string>[];
}

const sid = { sid: 'the-session-of-richard' };
let count = 0;

function exchange(asked: Asked, answered: Answered, during: readonly Happening<string>[] = []): Happening<string>[] {
  count += 1;
  const id = `x${count}`;
  const caused = during.map((one) => {
    if (one.type === 'request') return { ...one, exchange: { ...one.exchange, cause: id as ExchangeId } };
    return one.type === 'session' ? { ...one, exchange: id as ExchangeId } : one;
  });
  return [asks(id, asked), ...caused, answers(id, answered)];
}

const change = (asked: Asked, answered: Answered, by: Changes, during: readonly Happening<string>[] = []) =>
  exchange({ ...asked, ...by.asked }, { ...answered, ...by.answered }, by.during ?? during);

export const session = (what: 'created' | 'extended' | 'ended', exchange?: ExchangeId): Happening<string> => ({
  type: 'session',
  party: 'store',
  change: what,
  session: { id: sid.sid, user: 'richard@example.com', createdAt: 0, expiresAt: 1 },
  ...(exchange ? { exchange } : {}),
});

export const call = (path: string, by: Changes = {}) =>
  change({ from: 'store', to: 'fusionauth', method: 'POST', path }, {}, by);

export const redeem = (by: Changes = {}) =>
  call('/oauth2/token', {
    asked: { form: { grant_type: 'authorization_code', code: 'the-code' }, ...by.asked },
    answered: { json: { access_token: 'the-token' }, ...by.answered },
  });

export const setsSession = 'sid=the-session-of-richard; Path=/; HttpOnly; SameSite=Lax';
export const clearsLogin = 'login=; Path=/callback; Max-Age=0; HttpOnly';

/** The messages of the small scenario, each as it promises. */
export const page = (by: Changes = {}) => change({ path: '/' }, { html: '<p>shop</p>' }, by);
export const probe = (by: Changes = {}) =>
  change({ path: '/api/user' }, { status: 404, sets: ['login=sealed; Path=/callback; HttpOnly'] }, by);
export const form = (by: Changes = {}) =>
  change({ to: 'fusionauth', path: '/oauth2/authorize?response_type=code' }, { html: '<form>' }, by);
export const submit = (by: Changes = {}) =>
  change(
    { to: 'fusionauth', method: 'POST', path: '/oauth2/authorize', form: { loginId: 'richard' } },
    {
      status: 302,
      headers: [['location', 'http://store.example.localhost:4400/callback?code=the-code']],
      sets: ['fusionauth.sso=the-sso-session; Path=/; HttpOnly'],
    },
    by,
  );
export const callback = (by: Changes = {}) =>
  change(
    { path: '/callback?code=the-code', cookies: { login: 'sealed' } },
    { status: 302, headers: [['location', '/']], sets: [setsSession, clearsLogin] },
    by,
    [...redeem(), session('created')],
  );
export const load = (by: Changes = {}) =>
  change({ path: '/api/load-shopping-cart', cookies: sid }, { json: { items: cart } }, by, [session('extended')]);
export const refused = (by: Changes = {}) =>
  change({ path: '/api/load-shopping-cart', cookies: sid }, { status: 401 }, by);
export const forums = (by: Changes = {}) => change({ to: 'forums', path: '/' }, {}, by);
export const attack = (by: Changes = {}) => load({ ...by, asked: { from: 'attacker', ...by.asked } });

export const logIn = () => [...form(), ...submit(), ...callback()];
export const upToLogin = () => [...page(), ...probe(), ...logIn()];

/** A judge of the small scenario, with a log to write the story into. */
export function court(by: 'script' | 'person') {
  const clock = standingClock();
  const log = createLog(clock);
  const judge = createJudge(log, small, lifetimes);
  if (by === 'script') judge.beStrict();
  const judgementOf = (step: string): Judgement | undefined => judge.judgements.get(step as StepId);
  return {
    clock,
    log,
    judge,
    judgementOf,
    play(...story: readonly (readonly Happening<string>[])[]) {
      for (const happening of story.flat()) log.append(happening);
    },
    /** Ids of the steps with this verdict. */
    with: (verdict: Judgement['verdict']) =>
      [...judge.judgements.values()].filter((one) => one.verdict === verdict).map(({ step }) => step),
    /** What failed, with why. */
    failures: () =>
      Object.fromEntries(
        [...judge.judgements.values()]
          .filter(({ verdict }) => verdict === 'failed')
          .map(({ step, differences }) => [step, differences]),
      ),
    /** What belonged to no step. */
    remarks: () => log.entries.flatMap((entry) => (entry.type === 'unexpected' ? [entry] : [])),
  };
}
