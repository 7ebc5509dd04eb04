import type { Setup } from '../setup.ts';
import { atFusionAuth } from './at-fusionauth.ts';
import { byForm } from './by-form.ts';
import { byFragment } from './by-fragment.ts';
import { byLink } from './by-link.ts';
import type { Conduct } from './conduct.ts';
import { droppingCookies } from './dropping-cookies.ts';
import { inStorageAtFusionAuth } from './in-storage-at-fusionauth.ts';
import { inStorageByFragment } from './in-storage-by-fragment.ts';

/** The conduct that the site's login asks for. */
export function conductOf(setup: Setup): Conduct {
  switch (setup.login) {
    case 'authorization code grant':
      return byLink(setup);
    case 'password grant':
    case 'native form to backend':
      return byForm(setup);
    case 'implicit grant':
      return 'authorize' in setup.addresses
        ? inStorageByFragment(setup, setup.addresses)
        : byFragment(setup, setup.addresses);
    case 'native form to FusionAuth': {
      const { takesTokenAt, ...addresses } = setup.addresses;
      return takesTokenAt === undefined
        ? inStorageAtFusionAuth(setup, addresses)
        : droppingCookies(setup, { ...addresses, takesTokenAt });
    }
    case 'native form to FusionAuth, same domain':
      return atFusionAuth(setup, setup.addresses);
  }
}
