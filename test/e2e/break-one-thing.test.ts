import { describe, expect, it } from 'vitest';
import { cart as demoCart } from '../../scenarios/demo-data/cart.ts';
import type { Scenario } from '../../scenarios/step.ts';
import { workflow1 } from '../support/lab.ts';
import { openForAllTests } from './bench.ts';
import { json, rewriteCookie, sentCookie, type Touch, touch } from './breaks.ts';

/** Main workflow 1 in a real browser: untouched it passes, and each single fault is found where it is and nowhere else. */

const { bench, shell } = openForAllTests();

const [article, isolated] = workflow1.scenarios;
if (!isolated) throw new Error('Main workflow 1 has a scenario in two browsers.');

const cart = 'GET /api/load-shopping-cart';
/** Which of the loads of the cart is which; the attacker's are the last two. */
const loads = { first: 1, refresh: 2, withStolenRefreshToken: 4, withStolenSession: 5 };

interface Fault {
  readonly what: string;
  readonly scenario?: Scenario;
  readonly touch: () => Touch;
  /** Every step that must fail, and what the first of them must say. */
  readonly fails: readonly string[];
  readonly says: RegExp;
  /** Arrows that pass all the same, of the article's 56. */
  readonly passes?: number;
}

const faults: readonly Fault[] = [
  {
    what: 'the session cookie is set without HttpOnly',
    touch: () =>
      touch(
        'store',
        'GET /callback',
        1,
        rewriteCookie('sid', (line) => line.replace('; HttpOnly', '')),
      ),
    fails: ['9→13'],
    says: /"sid" \(session\) without HttpOnly/,
    passes: 54,
  },
  {
    what: 'the session cookie is set for the whole domain',
    // In one browser the Forums would get it too, and more steps would rightly fail.
    scenario: isolated,
    touch: () =>
      touch(
        'store',
        'GET /callback',
        1,
        rewriteCookie('sid', (line) => `${line}; Domain=example.localhost`),
      ),
    fails: ['GET {redirect_uri} with code'],
    says: /"sid" \(session\) for example\.localhost and every host below it/,
  },
  {
    what: 'the refresh sets the refresh cookie as well',
    touch: () =>
      touch('store', cart, loads.refresh, async (request, upstream) => {
        const response = await upstream(request);
        const line = `refresh=${sentCookie(request, 'refresh')}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=5184000`;
        return { ...response, headers: [...response.headers, ['set-cookie', line]] };
      }),
    fails: ['21→25'],
    says: /Store set the cookie "refresh"/,
    passes: 54,
  },
  {
    what: 'the Store asks FusionAuth who it is while it loads the cart',
    touch: () =>
      touch('store', cart, loads.first, async (request, upstream) => {
        await bench().backChannel(`${bench().origins.fusionauth}/oauth2/userinfo`);
        return upstream(request);
      }),
    fails: ['18→20'],
    says: /Store made a call that the workflow does not have: GET \/oauth2\/userinfo to FusionAuth/,
    passes: 54,
  },
  {
    what: 'the session is not extended by being used',
    touch: () => touch('store', cart, loads.first, async () => json(200, { items: demoCart })),
    fails: ['19'],
    says: /Store did not push the expiry of the session forward/,
    passes: 55,
  },
  {
    what: 'the cart comes with another status',
    touch: () =>
      touch('store', cart, loads.first, async (request, upstream) => ({ ...(await upstream(request)), status: 203 })),
    fails: ['18→20'],
    says: /Store answered 203; the workflow promises 200/,
    passes: 54,
  },
  {
    what: 'FusionAuth does not get its own cookie and shows its form to the person it should know',
    touch: () =>
      touch('fusionauth', 'GET /oauth2/authorize', 3, (request, upstream) =>
        upstream({ ...request, headers: request.headers.filter(([name]) => name.toLowerCase() !== 'cookie') }),
      ),
    fails: ['35→36'],
    says: /FusionAuth showed its login form where it should have known the person/,
    passes: 34,
  },
  {
    what: 'the callback sends the browser somewhere else',
    touch: () =>
      touch('store', 'GET /callback', 1, async (request, upstream) => {
        const response = await upstream(request);
        const headers = response.headers.map(
          ([name, value]) => [name, name === 'location' ? '/elsewhere' : value] as const,
        );
        return { ...response, headers };
      }),
    fails: ['9→13'],
    says: /Store redirected to .*\/elsewhere; the workflow promises Store \//,
    passes: 11,
  },
  {
    what: 'the thief with the refresh token is refused',
    touch: () => touch('store', cart, loads.withStolenRefreshToken, async () => json(401, { problem: 'no' })),
    fails: ['49→53', '50→51', '52'],
    says: /Store answered 401; the workflow promises 200/,
    passes: 51,
  },
  {
    what: 'the thief with the session id gets an empty cart',
    touch: () =>
      touch('store', cart, loads.withStolenSession, async (request, upstream) => {
        await upstream(request);
        return json(200, { items: [] });
      }),
    fails: ['54→56'],
    says: /Store answered with something that is not the person's cart: it lacks Gooseneck kettle, Stoneware cups, Coffee/,
    passes: 54,
  },
  {
    what: 'the owner gets what is not in the cart',
    touch: () =>
      touch('store', cart, loads.first, async (request, upstream) => {
        await upstream(request);
        return json(200, { items: [...demoCart, { id: 'teapot', title: 'Teapot' }] });
      }),
    fails: ['18→20'],
    says: /Store answered with something that is not among the person's cart/,
    passes: 54,
  },
  {
    what: 'the thief with the session id is refused',
    touch: () => touch('store', cart, loads.withStolenSession, async () => json(401, { problem: 'no' })),
    fails: ['54→56', '55'],
    says: /Store answered 401; the workflow promises 200/,
    passes: 53,
  },
];

describe('untouched', () => {
  it('the scenario of the article passes all its 56 arrows', async () => {
    const { result, passed, failed } = await bench().run(article);
    expect({ result, passed, failed }).toEqual({ result: { verdict: 'passed' }, passed: 56, failed: [] });
  });

  it('the scenario in two browsers passes: the Forums ask for the password again', async () => {
    const { result, failed } = await bench().run(isolated);
    expect({ result, failed }).toEqual({ result: { verdict: 'passed' }, failed: [] });
  });
});

describe('exactly the right steps fail when', () => {
  it.each(faults)('$what', async ({ scenario = article, touch: make, fails, says, passes }) => {
    const { breaking, touched } = make();
    const { result, failed, passed, differencesAt } = await bench().run(scenario, breaking);
    expect(touched()).toBe(1);
    expect([...failed].sort()).toEqual([...fails].sort());
    expect(differencesAt(fails[0] ?? '').join(' ')).toMatch(says);
    expect({ verdict: result.verdict, passed }).toEqual({ verdict: 'failed', passed: passes ?? 0 });
  });
});

describe('a run could not be carried through, and what was recorded is kept, when', () => {
  /** Something that happens to the browser while the cart is being loaded for the first time. */
  const whileLoading = (happens: () => Promise<unknown>) =>
    touch('store', cart, loads.first, async (request, upstream) => {
      await happens();
      return upstream(request);
    });

  it.each([
    [
      'its window is closed',
      async () => (await bench().lab.experiment.windows?.window('store'))?.close(),
      /window of the Store/,
    ],
    // Last: afterwards there is no browser any more.
    [
      'the browser crashes',
      async () => {
        const window = await bench().lab.experiment.windows?.window('store');
        window?.cdp.send('Browser.crash').catch(() => undefined);
        await shell().closed;
      },
      /window of the Store|browser has ended|browser ended by itself/,
    ],
  ])('%s', async (_what, happens, reason) => {
    const { result, failed, passed, report } = await bench().run(article, whileLoading(happens).breaking);
    expect(result.verdict).toBe('could not run');
    expect(result.reason).toMatch(reason);
    expect({ failed, passed }).toEqual({ failed: [], passed: 17 });
    expect(report.exchanges.filter(({ background }) => !background).length).toBeGreaterThan(8);
  });
});
