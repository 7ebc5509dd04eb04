import { ask } from '../ask.ts';
import type { Reply } from '../replies.ts';
import type { Setup } from '../setup.ts';
import type { Conduct } from './conduct.ts';

/** Goes where a logout leads, if it leads on. */
export function follow(reply: Reply): void {
  if (reply.kind === 'logged out' && reply.logout !== undefined) location.assign(reply.logout);
}

/** The login is at FusionAuth, by a link that the backend gives to whoever is nobody. */
export function byLink({ dataPath }: Pick<Setup, 'dataPath'>): Conduct {
  return {
    arrive: async (tell) => tell(await ask('/api/user')),
    load: async (tell) => tell(await ask(dataPath)),
    async logOut(tell) {
      const reply = await ask('/api/logout', { method: 'POST' });
      tell(reply);
      follow(reply);
    },
  };
}
