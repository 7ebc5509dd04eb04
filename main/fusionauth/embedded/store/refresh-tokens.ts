import type { RefreshToken } from './refresh-token.ts';

/** Every refresh token, found by id, by its current value, or by a value that was rotated away. */
export class RefreshTokens {
  readonly #byId = new Map<string, RefreshToken>();
  readonly #idByValue = new Map<string, string>();

  get(id: string): RefreshToken | undefined {
    return this.#byId.get(id);
  }

  /** The token that has, or once had, this value. */
  withValue(value: string): RefreshToken | undefined {
    const id = this.#idByValue.get(value);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  put(token: RefreshToken): void {
    this.#byId.set(token.id, token);
    this.#idByValue.set(token.value, token.id);
  }

  delete(id: string): void {
    if (!this.#byId.delete(id)) {
      return;
    }
    for (const [value, owner] of this.#idByValue) {
      if (owner === id) {
        this.#idByValue.delete(value);
      }
    }
  }

  where(matches: (token: RefreshToken) => boolean): RefreshToken[] {
    return [...this.#byId.values()].filter(matches);
  }

  deleteWhere(matches: (token: RefreshToken) => boolean): void {
    for (const token of this.where(matches)) {
      this.delete(token.id);
    }
  }
}
