import type { User } from './user.ts';

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

  // unsure in the contract: which loginIdTypes apply by default; its pick is email and username.
  /** The tenant's user who logs in with this text: an email address or a username. */
  withLoginId(tenantId: string, loginId: string): User | undefined {
    return this.withEmail(tenantId, loginId) ?? this.withUsername(tenantId, loginId);
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
