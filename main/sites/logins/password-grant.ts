import { LoginRefused } from '../oidc/login-refused.ts';
import { openIdScope } from '../oidc/scope.ts';
import { formLogin } from './form-login.ts';
import type { LoginParts, TokenSource } from './login.ts';

/** The site's own form; the site trades the password for tokens (facts/workflows.md, workflows 14 to 16). */
export async function passwordGrant({ origin, oidc, accessTokens }: LoginParts): Promise<TokenSource> {
  const { verify } = await accessTokens();
  return {
    refresh: oidc.refresh,
    login: (credentials) =>
      formLogin(origin, credentials, async (loginId, password) => {
        const tokens = await oidc.redeemPassword(loginId, password, openIdScope(credentials.wantsRefreshToken));
        // FusionAuth also grants tokens to who is not registered here; only they show it (contract, section 2.2).
        if ((await verify(tokens.accessToken)) === undefined) throw new LoginRefused('not registered');
        return tokens;
      }),
  };
}
