/** Tells those who wait when a condition, checked at every `changed`, has come true. */
export class Silence {
  readonly #isSilent: () => boolean;
  #next = Promise.withResolvers<void>();

  constructor(isSilent: () => boolean) {
    this.#isSilent = isSilent;
  }

  get now(): boolean {
    return this.#isSilent();
  }

  /** Resolves when it is silent; at once if it is. */
  async reached(): Promise<void> {
    while (!this.#isSilent()) await this.#next.promise;
  }

  changed(): void {
    const { resolve } = this.#next;
    this.#next = Promise.withResolvers<void>();
    resolve();
  }
}
