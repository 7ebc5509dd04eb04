/** Things that somebody may ask for by a secret value until they expire. */
export class ExpiringValues<T extends { readonly expirationInstant: number }> {
  readonly #byValue = new Map<string, T>();

  /** Stores a thing, and forgets the oldest ones as far as they have expired by `now` (epoch milliseconds). */
  put(value: string, thing: T, now: number): void {
    for (const [oldest, { expirationInstant }] of this.#byValue) {
      if (expirationInstant > now) {
        break;
      }
      this.#byValue.delete(oldest);
    }
    this.#byValue.set(value, thing);
  }

  find(value: string, now: number): T | undefined {
    const thing = this.#byValue.get(value);
    return thing !== undefined && thing.expirationInstant > now ? thing : undefined;
  }

  /** Takes the thing out, in one synchronous step, so that of two simultaneous requests only one gets it. */
  take(value: string, now: number): T | undefined {
    const thing = this.find(value, now);
    this.#byValue.delete(value);
    return thing;
  }

  deleteWhere(matches: (thing: T) => boolean): void {
    for (const [value, thing] of this.#byValue) {
      if (matches(thing)) {
        this.#byValue.delete(value);
      }
    }
  }
}
