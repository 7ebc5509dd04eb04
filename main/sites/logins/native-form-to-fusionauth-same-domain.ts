import { neverRefresh } from '../oidc/token-set.ts';
import { type LoginParts, ordinaryPage, type TokenSource } from './login.ts';

/**
 * The page's own form, sent by the page straight to FusionAuth, which is on the domain of the site and so can leave its
 * cookies there (facts/workflows.md, main workflow 4). The site has no part in it.
 */
export function nativeFormToFusionAuthSameDomain({ origin, fusionAuth }: LoginParts): TokenSource {
  const { sameDomainOrigin, clientId } = fusionAuth;
  if (sameDomainOrigin === undefined) throw new RangeError('FusionAuth has no address on the domain of this site.');
  return {
    // The browser does it, with a cookie that the site leaves alone.
    refresh: neverRefresh,
    login: () => ({
      begin: async () => undefined,
      mount: () => undefined,
      afterLogout: `${origin}/`,
      page: {
        ...ordinaryPage,
        addresses: { fusionAuth: sameDomainOrigin, applicationId: clientId },
        connectsTo: [sameDomainOrigin],
      },
    }),
  };
}
