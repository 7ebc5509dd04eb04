import { siteCookie } from '../cookies.ts';
import type { Credentials } from '../space.ts';
import type { Phase } from '../step.ts';
import { loadInSession, loadWithRefresh } from './load.ts';
import { attackPath } from './notes.ts';

/** A thief with the refresh token and a session id out of thin air gets the cart, and a session of its own (S-A-RT-SID). */
export function stolenRefreshToken(credentials: Credentials): Phase {
  const refresh = siteCookie('store', 'refresh token');
  const session = siteCookie('store', 'session');
  const step = loadWithRefresh('store', credentials, { notes: [attackPath] });
  return {
    title: 'Attack: stolen refresh token',
    before: [{ do: 'steal', cookies: [refresh] }],
    steps: [
      {
        ...step,
        action: {
          do: 'attack',
          site: 'store',
          path: step.request.path,
          with: [{ forged: session }, { stolen: refresh }],
        },
      },
    ],
  };
}

/** A thief with nothing but the session id gets the cart, and keeps the session alive (S-A-SID). */
export function stolenSessionId(credentials: Credentials): Phase {
  const session = siteCookie('store', 'session');
  const step = loadInSession('store', credentials, 'attacker');
  return {
    title: 'Attack: stolen session id',
    before: [{ do: 'steal', cookies: [session] }],
    steps: [{ ...step, action: { do: 'attack', site: 'store', path: step.request.path, with: [{ stolen: session }] } }],
  };
}
