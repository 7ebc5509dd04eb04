import { ask } from '../ask.ts';
import { createFusionAuthApi } from '../fusionauth-api.ts';
import type { Addresses, Setup } from '../setup.ts';
import type { Conduct } from './conduct.ts';

/**
 * The login is a form in this page that goes straight to FusionAuth, which leaves its cookies on the domain that it
 * shares with the site; so it is this page that renews them (facts/workflows.md, main workflow 4). The tokens in the answers
 * are in cookies as well, where no script can reach them, and are not read here.
 */
export function atFusionAuth(
  { dataPath }: Pick<Setup, 'dataPath'>,
  { fusionAuth, applicationId }: Addresses<'native form to FusionAuth, same domain'>,
): Conduct {
  const way = 'form';
  const api = createFusionAuthApi(fusionAuth, applicationId);
  return {
    arrive: async (tell) => tell(await ask('/api/user', { way })),

    async logIn(tell, loginId, password) {
      const { reply } = await api.logIn(loginId, password);
      tell(reply);
    },

    async load(tell) {
      const reply = await ask(dataPath, { way });
      if (reply.kind !== 'nobody') return tell(reply);
      tell({ kind: 'expired', status: reply.status });
      const renewal = await api.renew();
      tell(renewal.reply);
      tell(renewal.reply.kind === 'renewed' ? await ask(dataPath, { way }) : reply);
    },

    logOut: async (tell) => tell(await api.logOut()),
  };
}
