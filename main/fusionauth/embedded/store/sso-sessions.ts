/** A single sign-on session of the hosted pages (contract section 1.8). */
export interface SsoSession {
  readonly id: string;
  /** What the cookie `fusionauth.sso` carries. */
  readonly value: string;
  readonly tenantId: string;
  readonly userId: string;
  /** Epoch seconds at which the user proved who they are. */
  readonly authTime: number;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
  /** Epoch milliseconds; the idle time counts from here. */
  readonly lastUsedInstant: number;
}

/** Every SSO session, found by the value in the cookie. */
export class SsoSessions {
  readonly #byValue = new Map<string, SsoSession>();

  withValue(value: string): SsoSession | undefined {
    return this.#byValue.get(value);
  }

  put(session: SsoSession): void {
    this.#byValue.set(session.value, session);
  }

  delete(session: SsoSession): void {
    this.#byValue.delete(session.value);
  }

  where(matches: (session: SsoSession) => boolean): SsoSession[] {
    return [...this.#byValue.values()].filter(matches);
  }

  deleteWhere(matches: (session: SsoSession) => boolean): void {
    for (const session of this.where(matches)) {
      this.delete(session);
    }
  }
}
