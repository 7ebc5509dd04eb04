import { ask } from '../ask.ts';
import type { Setup } from '../setup.ts';
import { follow } from './by-link.ts';
import type { Conduct } from './conduct.ts';

/** The login is a form in this page, and the backend takes what is typed (facts/workflows.md, main workflow 3). */
export function byForm({ dataPath }: Pick<Setup, 'dataPath'>): Conduct {
  const way = 'form';
  return {
    arrive: async (tell) => tell(await ask('/api/user', { way })),
    async logIn(tell, loginId, password) {
      const reply = await ask('/api/login', { method: 'POST', body: { loginId, password } });
      tell(reply.kind === 'problem' ? { ...reply, kind: 'refused' } : reply);
    },
    load: async (tell) => tell(await ask(dataPath, { way })),
    async logOut(tell) {
      const reply = await ask('/api/logout', { method: 'POST' });
      tell(reply);
      follow(reply);
    },
  };
}
