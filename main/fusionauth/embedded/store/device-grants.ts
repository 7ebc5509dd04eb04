import type { DeviceInfo } from './device-info.ts';

/** A device that waits for its user (contract section 3.4, RFC 8628). */
export interface DeviceGrant {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly applicationId: string;
  readonly tenantId: string;
  readonly scopes: readonly string[];
  readonly deviceInfo: DeviceInfo;
  /** Epoch milliseconds. */
  readonly expirationInstant: number;
  /** Set once the user has decided. */
  readonly decision: DeviceDecision | undefined;
}

export type DeviceDecision =
  | { readonly outcome: 'denied' }
  | {
      readonly outcome: 'approved';
      readonly userId: string;
      /** What the user has consented to. */
      readonly scopes: readonly string[];
      /** Epoch seconds at which the user proved who they are. */
      readonly authTime: number;
      readonly ssoSessionId: string | undefined;
    };

/** How long an expired grant is still told from an unknown one, in milliseconds. */
const MEMORY = 600_000;

/** The devices that wait, found by either of their codes. */
export class DeviceGrants {
  readonly #byDeviceCode = new Map<string, DeviceGrant>();
  readonly #deviceCodeByUserCode = new Map<string, string>();

  /** Stores a grant, and forgets those that expired long before `now` (epoch milliseconds). */
  put(grant: DeviceGrant, now: number): void {
    for (const old of this.#byDeviceCode.values()) {
      if (old.expirationInstant + MEMORY > now) {
        break;
      }
      this.delete(old);
    }
    this.#byDeviceCode.set(grant.deviceCode, grant);
    this.#deviceCodeByUserCode.set(grant.userCode, grant.deviceCode);
  }

  withDeviceCode(deviceCode: string): DeviceGrant | undefined {
    return this.#byDeviceCode.get(deviceCode);
  }

  withUserCode(userCode: string): DeviceGrant | undefined {
    return this.#byDeviceCode.get(this.#deviceCodeByUserCode.get(userCode) ?? '');
  }

  delete({ deviceCode, userCode }: DeviceGrant): void {
    this.#byDeviceCode.delete(deviceCode);
    this.#deviceCodeByUserCode.delete(userCode);
  }
}
