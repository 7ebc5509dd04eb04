import { createLoginApi } from '../login-api/client.ts';
import { formLogin } from './form-login.ts';
import type { LoginParts, TokenSource } from './login.ts';

/** The site's own form; the site asks FusionAuth's Login API (facts/workflows.md, main workflow 3). */
export async function nativeFormToBackend(parts: LoginParts): Promise<TokenSource> {
  const { origin, fusionAuth, backChannel } = parts;
  const api = createLoginApi({ ...fusionAuth, backChannel, accessTokens: await parts.accessTokens() });
  return {
    refresh: api.refresh,
    login: (credentials) => formLogin(origin, credentials, api.logIn),
  };
}
