import type { Application } from '../store/application.ts';
import type { DeviceInfo } from '../store/device-info.ts';
import type { Tenant } from '../store/tenant.ts';
import type { User } from '../store/user.ts';

/** How the user came by a token (contract section 6.5). */
type AuthenticationType =
  | 'APPLICATION_TOKEN'
  | 'JWT_SSO'
  | 'ONE_TIME_PASSWORD'
  | 'PASSWORD'
  | 'REFRESH_TOKEN'
  | 'REGISTRATION';

/** Whom tokens are issued for, and on what grounds. */
export interface Subject {
  readonly tenant: Tenant;
  /** Absent only for a login that names no application. */
  readonly application: Application | undefined;
  readonly user: User;
  readonly authenticationType: AuthenticationType;
  /** Epoch seconds at which the user proved who they are. */
  readonly authTime: number;
  /** Undefined for tokens of the Login API, which knows no scope. */
  readonly scopes: readonly string[] | undefined;
  /** What the access token is good for besides the client (RFC 8707); none if absent. */
  readonly resources?: readonly string[];
  /** What the refresh token shall say about its device. */
  readonly device?: DeviceInfo;
  /** Thumbprint of the key that the access token is bound to (RFC 9449). */
  readonly proofKey?: string | undefined;
  /** OAuth grants for the `gty` header; undefined for tokens of the Login API. */
  readonly grantTypes: readonly string[] | undefined;
}
