import { asksFusionAuthItself } from '../../scenarios/blocks/keeps.ts';
import type { Login, Point } from '../../scenarios/space.ts';
import type { FusionAuthApi } from './api.ts';

/** Who is to be configured, and who may call FusionAuth from a page. */
export interface Configured {
  readonly applicationIds: readonly string[];
  /** Origins of Store and Forums. */
  readonly siteOrigins: readonly string[];
}

/** Grants by login: what a workflow does not need is off (RFC 9700 section 2). */
const grants: Readonly<Record<Login, readonly string[]>> = {
  'authorization code grant': ['authorization_code', 'refresh_token'],
  'implicit grant': ['implicit'],
  'password grant': ['password', 'refresh_token'],
  'native form to backend': [],
  'native form to FusionAuth': [],
  'native form to FusionAuth, same domain': [],
};

/** Sets FusionAuth up for one workflow, over the API that a person would use. Throws FusionAuthApiError when refused. */
export async function configureFor(
  point: Point,
  api: FusionAuthApi,
  { applicationIds, siteOrigins }: Configured,
): Promise<void> {
  const fromPage = asksFusionAuthItself(point);
  for (const id of applicationIds) {
    await api.changeApplication(id, {
      oauthConfiguration: {
        enabledGrants: grants[point.login],
        proofKeyForCodeExchangePolicy: point.login === 'authorization code grant' ? 'Required' : 'NotRequired',
      },
      loginConfiguration: {
        allowTokenRefresh: true,
        generateRefreshTokens: true,
        // A page has no API key to show; a backend has, and must.
        requireAuthentication: !fromPage,
      },
    });
  }
  if (!fromPage) return;
  await api.changeSystem({
    corsConfiguration: {
      enabled: true,
      allowCredentials: true,
      allowedOrigins: siteOrigins,
      allowedMethods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['Accept', 'Authorization', 'Content-Type', 'Origin', 'X-FusionAuth-TenantId'],
    },
  });
}
