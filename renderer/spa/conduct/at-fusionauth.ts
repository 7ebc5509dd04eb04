import { ask, noAnswer } from '../ask.ts';
import type { Reply, User } from '../replies.ts';
import type { Addresses, Setup } from '../setup.ts';
import { z } from '../zod.ts';
import type { Conduct } from './conduct.ts';

/** Of the Login API's answer only this is read. Its tokens are in cookies as well, where no script can reach them. */
const loginAnswer = z.object({
  user: z.object({
    id: z.string(),
    email: z.optional(z.string()),
    firstName: z.optional(z.string()),
    lastName: z.optional(z.string()),
  }),
});

/** What the Login API means by its status (contract, section 4.1). */
const refusals: Readonly<Record<number, string>> = {
  202: 'You have an account, but it is not registered for this site.',
  203: 'FusionAuth wants you to change your password first.',
  404: 'No account has this login and password. Please try again.',
  409: 'This account may not log in at the moment.',
  410: 'This account has expired.',
  423: 'This account is locked.',
};

function visitor({ user }: z.infer<typeof loginAnswer>): User {
  const { id, email, firstName, lastName } = user;
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  return { id, ...(email === undefined ? {} : { email }), ...(name === '' ? {} : { name }) };
}

async function understandLogin(response: Response): Promise<Reply> {
  const { status } = response;
  if (status !== 200) {
    return { kind: 'refused', status, problem: refusals[status] ?? 'FusionAuth does not log you in.' };
  }
  const { data } = loginAnswer.safeParse(await response.json());
  if (data === undefined) return { kind: 'refused', status, problem: 'The answer of FusionAuth makes no sense.' };
  return { kind: 'user', status, user: visitor(data) };
}

/**
 * The login is a form in this page that goes straight to FusionAuth, which leaves its cookies on the domain that it
 * shares with the site; so it is this page that renews them (facts/workflows.md, main workflow 4).
 */
export function atFusionAuth(
  { dataPath }: Pick<Setup, 'dataPath'>,
  { fusionAuth, applicationId }: Addresses<'native form to FusionAuth, same domain'>,
): Conduct {
  const way = 'form';
  const post = (path: string, body?: Readonly<Record<string, string>>) =>
    fetch(`${fusionAuth}${path}`, {
      method: 'POST',
      credentials: 'include',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });

  /** 0: no answer came. */
  const renew = () =>
    post('/api/jwt/refresh').then(
      ({ status }) => status,
      () => 0,
    );

  return {
    arrive: async (tell) => tell(await ask('/api/user', { way })),

    async logIn(tell, loginId, password) {
      try {
        tell(await understandLogin(await post('/api/login', { loginId, password, applicationId })));
      } catch {
        tell(noAnswer);
      }
    },

    async load(tell) {
      const reply = await ask(dataPath, { way });
      if (reply.kind !== 'nobody') return tell(reply);
      tell({ kind: 'expired', status: reply.status });
      const status = await renew();
      tell({ kind: status === 200 ? 'renewed' : 'not renewed', status });
      tell(status === 200 ? await ask(dataPath, { way }) : reply);
    },

    async logOut(tell) {
      try {
        const { status } = await post('/api/logout');
        tell({ kind: 'logged out', status, logout: undefined });
      } catch {
        tell(noAnswer);
      }
    },
  };
}
