import type { Setup } from '../setup.ts';
import { atFusionAuth } from './at-fusionauth.ts';
import { byForm } from './by-form.ts';
import { byFragment } from './by-fragment.ts';
import { byLink } from './by-link.ts';
import type { Conduct } from './conduct.ts';

/** The conduct that the site's login asks for. */
export function conductOf(setup: Setup): Conduct {
  switch (setup.login) {
    case 'authorization code grant':
      return byLink(setup);
    case 'password grant':
    case 'native form to backend':
      return byForm(setup);
    case 'implicit grant':
      return byFragment(setup, setup.addresses);
    case 'native form to FusionAuth, same domain':
      return atFusionAuth(setup, setup.addresses);
  }
}
