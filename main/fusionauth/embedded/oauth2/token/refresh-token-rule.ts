import type { Application } from '../../store/application.ts';

/** Whether a grant with these scopes comes with a refresh token (contract section 2.3). */
export function grantsRefreshToken({ oauthConfiguration }: Application, scopes: readonly string[]): boolean {
  return (
    scopes.includes('offline_access') &&
    oauthConfiguration.generateRefreshTokens &&
    oauthConfiguration.enabledGrants.includes('refresh_token')
  );
}
