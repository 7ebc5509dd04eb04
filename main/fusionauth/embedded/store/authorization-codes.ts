import type { DeviceInfo } from './device-info.ts';

/** An authorization code and what it was issued for (RFC 6749 section 4.1.2). */
export interface AuthorizationCode {
  readonly value: string;
  readonly applicationId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly nonce: string | undefined;
  /** RFC 7636 S256 challenge. */
  readonly codeChallenge: string | undefined;
  /** Thumbprint of the key that whoever redeems it must have (RFC 9449 section 10). */
  readonly proofKey: string | undefined;
  readonly ssoSessionId: string | undefined;
  readonly device: DeviceInfo;
  /** Epoch seconds at which the user proved who they are. */
  readonly authTime: number;
  /** Epoch milliseconds. */
  readonly expirationInstant: number;
}

/** The codes that nobody has redeemed yet. */
export class AuthorizationCodes {
  readonly #byValue = new Map<string, AuthorizationCode>();

  /** Stores a code and forgets those that have expired by `now` (epoch milliseconds). */
  put(code: AuthorizationCode, now: number): void {
    for (const [value, { expirationInstant }] of this.#byValue) {
      if (expirationInstant <= now) {
        this.#byValue.delete(value);
      }
    }
    this.#byValue.set(code.value, code);
  }

  /**
   * Takes the code out, in one synchronous step, so that of two simultaneous requests only one gets it.
   * A code of another client stays where it is: a stranger cannot spend it.
   */
  take(value: string, applicationId: string, now: number): AuthorizationCode | undefined {
    const code = this.#byValue.get(value);
    if (code === undefined || code.applicationId !== applicationId) {
      return undefined;
    }
    this.#byValue.delete(value);
    return code.expirationInstant > now ? code : undefined;
  }
}
