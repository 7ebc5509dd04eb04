/** An object of FusionAuth's that is kept as it was sent. */
export interface Resource extends Readonly<Record<string, unknown>> {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
  /** Epoch milliseconds. */
  readonly lastUpdateInstant: number;
}

/** Themes, lambdas, user actions and the like, by the name that the API gives one of them, e.g. `theme`. */
export class Resources {
  readonly #byKind = new Map<string, Map<string, Resource>>();

  /** The resources of a kind, by id. */
  of(kind: string): Map<string, Resource> {
    const known = this.#byKind.get(kind) ?? new Map<string, Resource>();
    this.#byKind.set(kind, known);
    return known;
  }
}
