import type { Reply, User } from './replies.ts';
import { z } from './zod.ts';

const loginAnswer = z.object({
  user: z.object({
    id: z.string(),
    email: z.optional(z.string()),
    firstName: z.optional(z.string()),
    lastName: z.optional(z.string()),
  }),
  token: z.optional(z.string()),
});

const refreshAnswer = z.object({ token: z.string() });

/** What the Login API means by its status (contract, section 4.1). */
const refusals: Readonly<Record<number, string>> = {
  202: 'You have an account, but it is not registered for this site.',
  203: 'FusionAuth wants you to change your password first.',
  404: 'No account has this login and password. Please try again.',
  409: 'This account may not log in at the moment.',
  410: 'This account has expired.',
  423: 'This account is locked.',
};

/** An answer of FusionAuth, and the JWT in it, if any. */
interface Answer {
  readonly reply: Reply;
  readonly token?: string;
}

/** FusionAuth's Login and Refresh APIs as a page calls them. The browser adds the refresh token's cookie, which no page sees. */
export interface FusionAuthApi {
  /** Never rejects. */
  logIn(loginId: string, password: string): Promise<Answer>;
  /** Never rejects. */
  renew(): Promise<Answer>;
  /** Never rejects. */
  logOut(): Promise<Reply>;
}

function visitor({ user: { id, email, firstName, lastName } }: z.infer<typeof loginAnswer>): User {
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return { id, ...(email === undefined ? {} : { email }), ...(name === '' ? {} : { name }) };
}

/** No answer at all: the network, or a FusionAuth that does not let this page read it (CORS). */
const silence: Reply = { kind: 'problem', status: 0, problem: 'FusionAuth gave no answer that this page may read.' };

async function understandLogin(response: Response): Promise<Answer> {
  const { status } = response;
  if (status !== 200) {
    return { reply: { kind: 'refused', status, problem: refusals[status] ?? 'FusionAuth does not log you in.' } };
  }
  const { data } = loginAnswer.safeParse(await response.json());
  if (data === undefined) {
    return { reply: { kind: 'refused', status, problem: 'The answer of FusionAuth makes no sense.' } };
  }
  return {
    reply: { kind: 'user', status, user: visitor(data) },
    ...(data.token === undefined ? {} : { token: data.token }),
  };
}

async function understandRefresh(response: Response): Promise<Answer> {
  const { status } = response;
  if (status !== 200) return { reply: { kind: 'not renewed', status } };
  const { data } = refreshAnswer.safeParse(await response.json());
  return { reply: { kind: 'renewed', status }, ...(data ? { token: data.token } : {}) };
}

/** FusionAuth at `origin`, for the application that this page is. */
export function createFusionAuthApi(origin: string, applicationId: string): FusionAuthApi {
  const post = (path: string, body?: Readonly<Record<string, string>>) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      credentials: 'include',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });

  return {
    logIn: (loginId, password) =>
      post('/api/login', { loginId, password, applicationId })
        .then(understandLogin)
        .catch(() => ({ reply: silence })),
    renew: () =>
      post('/api/jwt/refresh')
        .then(understandRefresh)
        .catch((): Answer => ({ reply: { kind: 'not renewed', status: 0 } })),
    logOut: () =>
      post('/api/logout')
        .then(({ status }): Reply => ({ kind: 'logged out', status, logout: undefined }))
        .catch(() => silence),
  };
}
