/** What a user has decided about an application's scopes: agreed to, or declined. */
export type Decisions = ReadonlyMap<string, boolean>;

/** The decisions that consent mode `RememberDecision` keeps (contract section 1.6). */
export class Consents {
  readonly #byUser = new Map<string, Map<string, Decisions>>();

  find(userId: string, applicationId: string): Decisions | undefined {
    return this.#byUser.get(userId)?.get(applicationId);
  }

  /** Adds to what was decided before. */
  remember(userId: string, applicationId: string, decisions: Decisions): void {
    const before = this.#byUser.get(userId) ?? new Map<string, Decisions>();
    before.set(applicationId, new Map([...(before.get(applicationId) ?? []), ...decisions]));
    this.#byUser.set(userId, before);
  }
}
