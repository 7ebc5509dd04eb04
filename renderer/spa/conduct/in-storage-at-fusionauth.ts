import { ask } from '../ask.ts';
import { createFusionAuthApi } from '../fusionauth-api.ts';
import { forgetToken, keepToken, keptToken } from '../kept-token.ts';
import type { Reply } from '../replies.ts';
import type { Setup } from '../setup.ts';
import type { Conduct, Tell } from './conduct.ts';

interface Places {
  readonly fusionAuth: string;
  readonly applicationId: string;
}

const nobody: Reply = { kind: 'nobody', status: 0, login: undefined };

/**
 * The form in this page goes straight to FusionAuth on another site. The JWT in the answer stays here, in local storage, so this
 * page also sees when it has died, and fetches another before it asks for anything (facts/workflows.md, workflow 8).
 */
export function inStorageAtFusionAuth(
  { dataPath }: Pick<Setup, 'dataPath'>,
  { fusionAuth, applicationId }: Places,
): Conduct {
  const api = createFusionAuthApi(fusionAuth, applicationId);
  const askFor = (bearer: string) => ask(dataPath, { way: 'form', bearer });

  /** A fresh JWT by way of the refresh token's cookie; undefined when there is none to be had. */
  async function renew(tell: Tell): Promise<string | undefined> {
    const { reply, token } = await api.renew();
    tell(reply);
    if (token === undefined) forgetToken();
    else keepToken(token);
    return token;
  }

  return {
    async arrive(tell) {
      const kept = keptToken();
      tell(kept ? { kind: 'user', status: 0, user: kept.user } : nobody);
    },

    async logIn(tell, loginId, password) {
      const { reply, token } = await api.logIn(loginId, password);
      if (token !== undefined) keepToken(token);
      tell(reply);
    },

    async load(tell) {
      const kept = keptToken();
      const reply = kept && (await askFor(kept.token));
      if (reply && reply.kind !== 'nobody') return tell(reply);
      tell(reply ? { kind: 'expired', status: reply.status } : { kind: 'ran out', status: 0 });
      const fresh = await renew(tell);
      const second = fresh === undefined ? nobody : await askFor(fresh);
      // Good, and yet not for this site: another one has logged in at FusionAuth meanwhile.
      if (second.kind === 'nobody') forgetToken();
      tell(second);
    },

    async logOut(tell) {
      forgetToken();
      tell(await api.logOut());
    },
  };
}
