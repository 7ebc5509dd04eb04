import { type Bench, environment, provisioning, redirectUri, store } from './bench.ts';
import { say } from './say.ts';

/** A point of the contract that only the true FusionAuth can settle (contract, section 11): what it answers, in one line. */
export interface OpenPoint {
  readonly number: number;
  readonly question: string;
  observe(bench: Bench): Promise<string>;
}

const { email, password } = provisioning.user;
const login = { loginId: email, password, applicationId: store.clientId };

/** A fresh application from no more than a name, looked at and removed. */
async function withDefaults(bench: Bench, look: (application: Record<string, unknown>) => unknown): Promise<string> {
  const id = '5b1d2a3c-0000-4000-8000-00000000000a';
  const made = await bench.api(`/api/application/${id}`, { json: { application: { name: 'Nothing but a name' } } });
  await bench.api(`/api/application/${id}?hardDelete=true`, { method: 'DELETE' });
  return made.status === 200 ? JSON.stringify(look(made.json())) : say(made);
}

/** What a member's member is, for what is printed only. */
function within(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
}

const payload = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const header = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());

/** Attributes of each cookie that was set, without values and expiry. */
const attributes = (lines: readonly string[]): string =>
  lines
    .map((line) => {
      const [pair = '', ...rest] = line.split(/;\s*/);
      const kept = rest.filter((one) => !/^(expires|max-age)=/i.test(one)).sort();
      return [pair.split('=')[0], ...kept].join(' ');
    })
    .sort()
    .join(' | ');

/** The twelve points, as the contract numbers them. */
export const openPoints: readonly OpenPoint[] = [
  {
    number: 1,
    question: 'a code that was never issued',
    observe: async (bench) => say(await bench.redeem('never-issued')),
  },
  {
    number: 1,
    question: 'a wrong verifier',
    observe: async (bench) => say(await bench.redeem(await bench.code(), { code_verifier: 'a'.repeat(43) })),
  },
  {
    number: 1,
    question: 'another redirect_uri',
    observe: async (bench) => say(await bench.redeem(await bench.code(), { redirect_uri: `${redirectUri}/other` })),
  },
  {
    number: 2,
    question: 'status of the error page',
    observe: async (bench) => {
      const page = await bench.ask(bench.authorize({ redirect_uri: 'http://thief.example/' }));
      return `${page.status} ${page.header('content-type')}`;
    },
  },
  {
    number: 3,
    question: 'JWT refresh with allowTokenRefresh off',
    observe: async (bench) => {
      const refreshToken = (await bench.redeem(await bench.code())).member('refresh_token');
      await bench.configure({ loginConfiguration: { allowTokenRefresh: false } });
      const refused = await bench.ask('/api/jwt/refresh', { json: { refreshToken } });
      await bench.configure({ loginConfiguration: { allowTokenRefresh: true } });
      return say(refused);
    },
  },
  {
    number: 4,
    question: 'userinfo without a token',
    observe: async (bench) => say(await bench.ask('/oauth2/userinfo')),
  },
  {
    number: 4,
    question: 'userinfo with what is no token',
    observe: async (bench) =>
      say(await bench.ask('/oauth2/userinfo', { headers: { Authorization: 'Bearer nonsense' } })),
  },
  {
    number: 5,
    question: 'cookies of the hosted login',
    observe: async (bench) => attributes((await bench.logIn({ rememberDevice: 'true' })).setCookies),
  },
  {
    number: 5,
    question: 'cookies of the Login API',
    observe: async (bench) => attributes((await bench.api('/api/login', { json: login })).setCookies),
  },
  {
    number: 6,
    question: 'defaults of an application made by API: generateRefreshTokens, enabledGrants',
    observe: (bench) =>
      withDefaults(bench, (made) => [
        within(made, 'application', 'oauthConfiguration', 'generateRefreshTokens'),
        within(made, 'application', 'oauthConfiguration', 'enabledGrants'),
      ]),
  },
  {
    number: 7,
    question: 'algorithm of an id_token',
    observe: async (bench) =>
      String(within(header((await bench.redeem(await bench.code())).member('id_token')), 'alg')),
  },
  {
    number: 8,
    question: 'whether an id_token has a sid: without and with "keep me signed in"',
    observe: async (bench) => {
      const without = payload((await bench.redeem(await bench.code())).member('id_token'));
      const kept = payload((await bench.redeem(await bench.code({ rememberDevice: 'true' }))).member('id_token'));
      return `${within(without, 'sid') !== undefined} ${within(kept, 'sid') !== undefined}`;
    },
  },
  {
    number: 9,
    question: 'logout with refreshToken=undefined, as the client sends it',
    observe: async (bench) =>
      say(
        await bench.ask('/api/logout?global=true&refreshToken=undefined', {
          method: 'POST',
          headers: { 'Content-Type': 'text/plain' },
        }),
      ),
  },
  {
    number: 10,
    question: 'PUT /api/login with a body',
    observe: async (bench) => {
      const user = await bench.api(`/api/user?loginId=${encodeURIComponent(email)}`);
      const body = { userId: within(user.json(), 'user', 'id'), applicationId: store.clientId };
      return say(await bench.api('/api/login', { method: 'PUT', json: body }));
    },
  },
  {
    number: 11,
    question: 'POST /api/login with a wrong key where none is needed',
    observe: async (bench) => {
      await bench.configure({ loginConfiguration: { requireAuthentication: false } });
      const answer = await bench.ask('/api/login', { json: login, headers: { Authorization: 'wrong' } });
      await bench.configure({ loginConfiguration: { requireAuthentication: true } });
      return say(answer);
    },
  },
  {
    number: 12,
    question: 'issuer in discovery once the kickstart has run (before that: see the progress of the start)',
    observe: async (bench) =>
      (await bench.ask('/.well-known/openid-configuration')).member('issuer') === environment.FUSIONAUTH_ORIGIN
        ? 'as the kickstart sets it'
        : 'another',
  },
];
