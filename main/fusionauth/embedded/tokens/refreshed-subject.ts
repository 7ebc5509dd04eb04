import type { Application } from '../store/application.ts';
import type { RefreshToken } from '../store/refresh-token.ts';
import type { Tenant } from '../store/tenant.ts';
import type { User } from '../store/user.ts';
import type { Subject } from './subject.ts';

/** Whom a refresh token speaks for; `gty` gains `refresh_token` behind the grant that began it (contract section 6.4). */
export function refreshedSubject(tenant: Tenant, application: Application, user: User, token: RefreshToken): Subject {
  return {
    tenant,
    application,
    user,
    authenticationType: 'REFRESH_TOKEN',
    authTime: token.authTime,
    scopes: token.scopes,
    resources: token.resources,
    grantTypes: token.grantTypes === undefined ? undefined : [...token.grantTypes, 'refresh_token'],
  };
}
