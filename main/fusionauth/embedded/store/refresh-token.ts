import type { DeviceInfo } from './device-info.ts';

/** A refresh token's lineage: its id stays, its value changes with every rotation (contract section 2.4). */
export interface RefreshToken {
  readonly id: string;
  readonly value: string;
  readonly tenantId: string;
  readonly applicationId: string;
  readonly userId: string;
  /** Scopes it was granted; undefined when it comes from the Login API, which knows no scope. */
  readonly scopes: readonly string[] | undefined;
  /** See `oauth2/resources.ts`. */
  readonly resources: readonly string[];
  /** OAuth grants that led here, for the `gty` header; undefined when it comes from the Login API. */
  readonly grantTypes: readonly string[] | undefined;
  /** Who asked for it, if they said so. */
  readonly device: DeviceInfo | undefined;
  /** Thumbprint of the key that whoever uses it must have; a client that has a secret needs none (RFC 9449 section 5). */
  readonly proofKey: string | undefined;
  /** SSO session it was issued in, if any. */
  readonly ssoSessionId: string | undefined;
  /** Epoch seconds at which the user proved who they are. */
  readonly authTime: number;
  /** Epoch milliseconds; the maximum lifetime counts from here. */
  readonly insertInstant: number;
  /** Epoch milliseconds; the lifetime counts from here, a sliding window moves it. */
  readonly startInstant: number;
  /** Epoch milliseconds of the last use. */
  readonly lastAccessedInstant: number;
  /** The value before the last rotation, and when it was replaced (epoch milliseconds). */
  readonly previous: { readonly value: string; readonly replacedInstant: number } | undefined;
}
