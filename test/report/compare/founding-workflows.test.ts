import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../main/cli/pages.ts';
import { fusionAuthSource } from '../../../main/fusionauth/choose.ts';
import { readProvisioning } from '../../../main/fusionauth/kickstart/provisioning.ts';
import { openLab } from '../../../main/lab/open-lab.ts';
import { recordingOf } from '../../../main/lab/recorder/recording-of.ts';
import type { Recording } from '../../../main/recording/recording.ts';
import { compareRecordings } from '../../../main/report/compare/compare.ts';
import type { Comparison, ObservedCell } from '../../../main/report/compare/comparison.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { launchBrowser } from '../../e2e/bench.ts';

/**
 * The five founding workflows in a real browser, held cell by cell against the matrix that was made from the articles
 * (facts/workflows.md, section 5). Where the recording says otherwise, the recording must also show why.
 */

/** One line of the matrix, as the articles have it. */
interface MatrixLine {
  readonly proof: 'session' | 'JWT';
  readonly refreshToken: 'cookie app host' | 'cookie Example.com' | 'none';
  readonly jsSeesJwt: 'never' | 'briefly';
  readonly passwordSeenByBackend: boolean;
  readonly sso: boolean;
  /** First login, and the login to the second application where it needs none of the person. */
  readonly redirects: readonly [number, number | '-'];
  readonly attacks: readonly string[];
}

const matrix: readonly MatrixLine[] = [
  {
    proof: 'session',
    refreshToken: 'cookie app host',
    jsSeesJwt: 'never',
    passwordSeenByBackend: false,
    sso: true,
    redirects: [2, 2],
    attacks: ['stolen-refresh-token', 'stolen-session'],
  },
  {
    proof: 'session',
    refreshToken: 'cookie app host',
    jsSeesJwt: 'never',
    passwordSeenByBackend: false,
    sso: true,
    redirects: [2, 2],
    attacks: ['stolen-refresh-token', 'stolen-session'],
  },
  {
    proof: 'session',
    refreshToken: 'cookie app host',
    jsSeesJwt: 'never',
    passwordSeenByBackend: true,
    sso: false,
    redirects: [0, '-'],
    attacks: ['stolen-refresh-token', 'stolen-session'],
  },
  {
    proof: 'JWT',
    refreshToken: 'cookie Example.com',
    jsSeesJwt: 'never',
    passwordSeenByBackend: false,
    sso: false,
    redirects: [0, '-'],
    attacks: ['stolen-refresh-token', 'stolen-JWT'],
  },
  {
    proof: 'JWT',
    refreshToken: 'none',
    jsSeesJwt: 'briefly',
    passwordSeenByBackend: false,
    sso: true,
    redirects: [1, 1],
    attacks: ['stolen-JWT'],
  },
];

const places = {
  'cookie app host': ['cookie of store.example.localhost', 'cookie of forums.example.localhost'],
  'cookie Example.com': ['cookie of the domain example.localhost'],
} as const;

/** By index: what was recorded where the matrix has something else. Each is explained by its own evidence in a test below. */
const explained = { scriptSeesJwt: new Map([[3, 'briefly']]) };

const founding = catalogue.slice(0, matrix.length);
const recordings: Recording[] = [];
let comparison: Comparison;

beforeAll(async () => {
  const pages = await ensurePages(() => undefined);
  const shell = await launchBrowser();
  const provisioning = readProvisioning();
  const fusionauth = fusionAuthSource({ fusionauth: 'embedded' });
  const { lab, close } = await openLab({ shell, port: 0, fusionauth, provisioning, pages });
  try {
    for (const workflow of founding) {
      const { world, runner } = await lab.begin(workflow, workflow.scenarios[0]);
      const result = await runner?.run();
      if (!result) throw new Error(`${workflow.id} was not carried to its end.`);
      recordings.push(recordingOf(world, result));
    }
  } finally {
    await close();
    await shell.close();
  }
  comparison = compareRecordings(recordings);
}, 180_000);

afterAll(() => recordings.splice(0));

const cellOf = (row: string, column: number) => comparison.rows.find(({ id }) => id === row)?.cells[column];

function observed(row: string, column: number): ObservedCell {
  const cell = cellOf(row, column);
  if (cell?.kind !== 'observed') throw new Error(`${row} of workflow ${column + 1} was not observed: ${cell?.why}`);
  return cell;
}

/** The exchanges that a cell links to, summed up. */
function shownBy(row: string, column: number): string {
  const ids = observed(row, column).evidence.map(({ exchange }) => exchange);
  const cited = comparison.columns[column]?.cited.filter(({ exchange }) => ids.includes(exchange)) ?? [];
  return cited.flatMap(({ says, details }) => [says, ...details]).join('\n');
}

describe.each(matrix.map((line, at) => ({ ...line, at, title: founding[at]?.title })))(
  'Workflow $at: $title',
  ({ at, proof, refreshToken, jsSeesJwt, passwordSeenByBackend, sso, redirects, attacks }) => {
    it('runs as promised', () => {
      expect(observed('verdict', at).value).toBe('passed');
    });

    it('shows the password to the backend, or not', () => {
      const { value } = observed('password-receivers', at);
      expect(value).toEqual(passwordSeenByBackend ? ['store', 'forums', 'fusionauth'] : ['fusionauth']);
    });

    it('signs on once, or asks twice', () => {
      expect(observed('single-sign-on', at).value).toBe(sso);
      expect(observed('password-prompts', at).value).toHaveLength(sso ? 1 : 2);
    });

    it('follows as many redirects', () => {
      const [login, second] = redirects;
      expect(observed('redirects-to-store', at).value).toBe(login);
      expect(observed('redirects-to-forums', at).value).toBe(second === '-' ? 0 : second);
    });

    it('proves who is there with a session or a JWT', () => {
      const carried = observed('proof', at).value;
      expect(carried).toContain(proof);
      expect(carried).not.toContain(proof === 'session' ? 'JWT' : 'session');
    });

    it('keeps the refresh token where the article says', () => {
      if (refreshToken === 'none') expect(cellOf('refresh-token-place', at)?.kind).toBe('not observed');
      else expect(observed('refresh-token-place', at).value).toEqual(places[refreshToken]);
    });

    it('lets a script see the JWT as long as the article says, or the difference is explained below', () => {
      expect(observed('script-JWT', at).value).toHaveProperty('0', explained.scriptSeesJwt.get(at) ?? jsSeesJwt);
    });

    it('makes the attacks work that the article draws, and no longer than the loot lives', () => {
      for (const attack of ['stolen-session', 'stolen-JWT', 'stolen-refresh-token']) {
        if (!attacks.includes(attack)) expect(cellOf(attack, at)?.kind).toBe('not observed');
        else {
          expect(observed(attack, at).value).toContain('the cart');
          expect(observed(attack, at).says).toMatch(
            /refused \((401|302)\) once the .* had expired, \d+ (minutes|days) later$/,
          );
        }
      }
    });
  },
);

describe('Where the recording differs from the matrix', () => {
  const sameDomain = 3;

  it("workflow 4 lets a script read both tokens: FusionAuth's Login API has them in its JSON body, which the article does not draw", () => {
    expect(observed('script-JWT', sameDomain).value).toEqual(['briefly', 'an answer that the page gets']);
    expect(observed('script-refresh-token', sameDomain).value).toEqual(['briefly', 'an answer that the page gets']);
    const ways = observed('travel-JWT', sameDomain);
    expect(ways.value).toContain('front-channel body');
    expect(shownBy('travel-JWT', sameDomain)).toMatch(
      /Browser → FusionAuth: POST \/api\/login, 200\n.*gets JWT 1 \S+ \(response body\)/s,
    );
  });
});

describe('What the matrix does not have', () => {
  it("workflow 4 sends the Store's cookies to the Forums, and the login there ends the one at the Store", () => {
    const reach = [0, 1, 2, 3, 4].map((at) => observed('cookies-reaching-the-other', at).value);
    expect(reach).toEqual([[], [], [], ['JWT', 'refresh token'], []]);
    expect([0, 1, 2, 3, 4].map((at) => observed('first-logged-out', at).value)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(shownBy('first-logged-out', 3)).toContain('Browser → Store: GET /api/load-shopping-cart, 401');
  });

  it('a session renews itself out of sight; a JWT of the browser sends the page or the person to FusionAuth', () => {
    const renewed = ['same request answered with a new session cookie, 1 back-channel call'];
    expect([0, 1, 2].map((at) => observed('expired-session', at).value)).toEqual([renewed, renewed, renewed]);
    expect(observed('expired-JWT', 3).value).toEqual([
      '401',
      'the page fetches new tokens from FusionAuth',
      'the cart',
    ]);
    expect(observed('expired-JWT', 4).value).toEqual(['401', 'FusionAuth silently, no form', 'the cart']);
  });

  it('no cookie can be read by a script', () => {
    for (const row of comparison.rows.filter(({ id }) => id.startsWith('cookie-'))) {
      for (const cell of row.cells) if (cell.kind === 'observed') expect(cell.says).not.toContain('script can read it');
    }
  });
});

describe('The whole comparison', () => {
  it('gives for every cell entries and exchanges that are in the recording', () => {
    for (const { cells } of comparison.rows) {
      cells.forEach((cell, at) => {
        if (cell.kind !== 'observed') return;
        for (const { seq, exchange } of cell.evidence) {
          const entry = recordings[at]?.entries[seq - 1];
          expect(entry?.seq).toBe(seq);
          if (exchange) expect(comparison.columns[at]?.cited.some((one) => one.exchange === exchange)).toBe(true);
        }
      });
    }
  });

  it('contains no secret', () => {
    // The demo user's password is also a word of the report; what would be harm is what only the lab knows.
    const { applications, apiKey, siteApiKey } = readProvisioning();
    const text = JSON.stringify(comparison);
    for (const secret of [applications.store.clientSecret, applications.forums.clientSecret, apiKey, siteApiKey])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/eyJ[\w-]{8,}\./);
  });
});
