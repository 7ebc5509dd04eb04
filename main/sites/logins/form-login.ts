import type { CredentialKeeping } from '../credentials/credentials.ts';
import type { TokenSet } from '../oidc/token-set.ts';
import { type LoginMethod, ordinaryPage } from './login.ts';

/** One back-channel call. Throws LoginRefused, FusionAuthRefused or FusionAuthUnreachable. */
export type CheckPassword = (loginId: string, password: string) => Promise<TokenSet>;

/** The password is typed into the site's own form, and the site passes it on. Nobody leaves for FusionAuth. */
export function formLogin(origin: string, credentials: CredentialKeeping, check: CheckPassword): LoginMethod {
  return {
    begin: async () => undefined,

    mount(app, entrance) {
      entrance.mountForm(app, async (request, reply, { loginId, password }) => {
        const tokens = await check(loginId, password);
        credentials.issue(request, reply, tokens);
        return tokens.user;
      });
    },

    // The Login API and the password grant begin no single sign-on session that could end (contract, section 1.8).
    afterLogout: `${origin}/`,
    page: ordinaryPage,
  };
}
