import type { LoginIdType, User } from './user.ts';

// unsure in the contract: which loginIdTypes apply by default; its pick is email and username.
const DEFAULT_LOGIN_ID_TYPES: readonly LoginIdType[] = ['email', 'username'];

/** Every user of every tenant. Users are immutable values: a change stores a new one under the same id. */
export class Users {
  readonly #byId = new Map<string, User>();

  get(id: string): User | undefined {
    return this.#byId.get(id);
  }

  put(user: User): void {
    this.#byId.set(user.id, user);
  }

  delete(id: string): void {
    this.#byId.delete(id);
  }

  where(matches: (user: User) => boolean): User[] {
    return [...this.#byId.values()].filter(matches);
  }

  deleteWhere(matches: (user: User) => boolean): void {
    for (const user of this.#byId.values()) {
      if (matches(user)) {
        this.#byId.delete(user.id);
      }
    }
  }

  /** The tenant's user with this email address, whatever its case. */
  withEmail(tenantId: string, email: string): User | undefined {
    const wanted = email.toLowerCase();
    return this.#find((user) => user.tenantId === tenantId && user.email === wanted);
  }

  /** The tenant's user with this username, whatever its case. */
  withUsername(tenantId: string, username: string): User | undefined {
    const wanted = username.toLowerCase();
    return this.#find((user) => user.tenantId === tenantId && user.username?.toLowerCase() === wanted);
  }

  /** The tenant's user with this phone number, written with the same digits. */
  withPhoneNumber(tenantId: string, phoneNumber: string): User | undefined {
    const wanted = `+${phoneNumber.replace(/\D/g, '')}`;
    return this.#find((user) => user.tenantId === tenantId && user.phoneNumber === wanted);
  }

  /** The tenant's user who logs in with this text; no types are the default ones. */
  withLoginId(tenantId: string, loginId: string, types: readonly LoginIdType[] = []): User | undefined {
    const search = {
      email: () => this.withEmail(tenantId, loginId),
      phoneNumber: () => this.withPhoneNumber(tenantId, loginId),
      username: () => this.withUsername(tenantId, loginId),
    };
    for (const type of types.length === 0 ? DEFAULT_LOGIN_ID_TYPES : types) {
      const user = search[type]();
      if (user !== undefined) {
        return user;
      }
    }
    return undefined;
  }

  #find(matches: (user: User) => boolean): User | undefined {
    for (const user of this.#byId.values()) {
      if (matches(user)) {
        return user;
      }
    }
    return undefined;
  }
}
