import { ask } from '../ask.ts';
import type { Setup } from '../setup.ts';
import { byLink } from './by-link.ts';
import type { Conduct } from './conduct.ts';
import { granted, refused, takeFragment } from './fragment.ts';

/**
 * The login is at FusionAuth, and its token comes back to this script, which hands it in at once and forgets it
 * (facts/workflows.md, main workflow 5). When the site no longer knows the person, the page goes to FusionAuth by itself.
 */
export function byFragment(
  setup: Pick<Setup, 'dataPath'>,
  { takesTokenAt }: { readonly takesTokenAt: string },
): Conduct {
  const linked = byLink(setup);
  return {
    ...linked,

    async arrive(tell) {
      const fragment = takeFragment();
      const { data } = granted.safeParse(fragment);
      if (data !== undefined) {
        const body = { token: data.access_token, state: data.state };
        const reply = await ask(takesTokenAt, { method: 'POST', body });
        tell(reply);
        // Who it is has just been said; nobody needs to be asked.
        if (reply.kind === 'user') return;
      }
      const failure = refused.safeParse(fragment);
      if (failure.success) {
        tell({ kind: 'problem', status: 0, problem: `FusionAuth answered "${failure.data.error}".` });
      }
      await linked.arrive(tell);
    },

    async load(tell) {
      const reply = await ask(setup.dataPath);
      tell(reply);
      if (reply.kind === 'nobody' && reply.login !== undefined) location.assign(reply.login);
    },
  };
}
