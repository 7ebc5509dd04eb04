import { ask } from '../ask.ts';
import { createFusionAuthApi } from '../fusionauth-api.ts';
import type { Reply } from '../replies.ts';
import type { Setup } from '../setup.ts';
import type { Conduct } from './conduct.ts';

interface Places {
  readonly fusionAuth: string;
  readonly applicationId: string;
  /** Where the backend makes a cookie of a JWT. */
  readonly takesTokenAt: string;
}

/**
 * The form in this page goes straight to FusionAuth on another site. The JWT in the answer is handed in at the backend at once
 * and forgotten here (facts/workflows.md, workflow 9).
 */
export function droppingCookies(
  { dataPath }: Pick<Setup, 'dataPath'>,
  { fusionAuth, applicationId, takesTokenAt }: Places,
): Conduct {
  const way = 'form';
  const api = createFusionAuthApi(fusionAuth, applicationId);

  /** Who the backend says it is; whatever else it says, nobody is logged in. */
  async function drop(token: string | undefined): Promise<Reply> {
    if (token === undefined) return { kind: 'refused', status: 0, problem: 'FusionAuth gave no JWT.' };
    const reply = await ask(takesTokenAt, { method: 'POST', body: { token } });
    return reply.kind === 'problem' ? { ...reply, kind: 'refused' } : reply;
  }

  return {
    arrive: async (tell) => tell(await ask('/api/user', { way })),

    async logIn(tell, loginId, password) {
      const { reply, token } = await api.logIn(loginId, password);
      if (reply.kind !== 'user') return tell(reply);
      const dropped = await drop(token);
      // The Login API knows more of the person than stands in the JWT.
      tell(dropped.kind === 'user' ? reply : dropped);
    },

    async load(tell) {
      const reply = await ask(dataPath, { way });
      if (reply.kind !== 'nobody') return tell(reply);
      tell({ kind: 'expired', status: reply.status });
      const renewal = await api.renew();
      tell(renewal.reply);
      if (renewal.reply.kind !== 'renewed') return tell(reply);
      const dropped = await drop(renewal.token);
      tell(dropped);
      if (dropped.kind === 'user') tell(await ask(dataPath, { way }));
    },

    async logOut(tell) {
      await api.logOut();
      const reply = await ask('/api/logout', { method: 'POST' });
      tell(reply.kind === 'logged out' ? { ...reply, logout: undefined } : reply);
    },
  };
}
