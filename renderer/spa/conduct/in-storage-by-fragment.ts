import { ask } from '../ask.ts';
import { forgetToken, keepToken, keptToken } from '../kept-token.ts';
import type { Setup } from '../setup.ts';
import { follow } from './by-link.ts';
import type { Conduct } from './conduct.ts';
import { granted, refused, takeFragment } from './fragment.ts';

/** Of this window alone, and gone with it: what the login that it has begun must bring back (RFC 6749 section 10.12). */
const stateKey = 'state';

/** A new login's way to FusionAuth. */
function beginLogin(authorize: string): string {
  const state = crypto.randomUUID();
  sessionStorage.setItem(stateKey, state);
  const way = new URL(authorize);
  way.searchParams.set('state', state);
  return way.href;
}

/** True once, for the state of the login that this window has begun. */
function spend(state: string): boolean {
  const begun = sessionStorage.getItem(stateKey);
  sessionStorage.removeItem(stateKey);
  return begun === state;
}

/**
 * The login is at FusionAuth, and its token comes back to this script, which keeps it in local storage; so it also sees when the
 * token has died, and goes to FusionAuth by itself (facts/workflows.md, workflow 12).
 */
export function inStorageByFragment(
  { dataPath }: Pick<Setup, 'dataPath'>,
  { authorize }: { readonly authorize: string },
): Conduct {
  return {
    async arrive(tell) {
      const fragment = takeFragment();
      const answer = granted.safeParse(fragment).data;
      if (answer && spend(answer.state)) keepToken(answer.access_token);
      else if (answer) tell({ kind: 'problem', status: 0, problem: 'This window has not begun this login.' });
      const failure = refused.safeParse(fragment).data;
      if (failure) tell({ kind: 'problem', status: 0, problem: `FusionAuth answered "${failure.error}".` });
      const kept = keptToken();
      tell(
        kept
          ? { kind: 'user', status: 0, user: kept.user }
          : { kind: 'nobody', status: 0, login: beginLogin(authorize) },
      );
    },

    async load(tell) {
      const kept = keptToken();
      const reply = kept && (await ask(dataPath, { way: 'form', bearer: kept.token }));
      if (reply && reply.kind !== 'nobody') return tell(reply);
      tell(reply ? { kind: 'expired', status: reply.status } : { kind: 'ran out', status: 0 });
      forgetToken();
      location.assign(beginLogin(authorize));
    },

    async logOut(tell) {
      forgetToken();
      const reply = await ask('/api/logout', { method: 'POST' });
      tell(reply);
      follow(reply);
    },
  };
}
