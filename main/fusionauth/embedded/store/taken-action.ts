/** A user action that was taken on a user, for a time or for good (contract section 4.1, status 409). */
export interface TakenAction {
  readonly id: string;
  readonly userActionId: string;
  /** Whom it concerns. */
  readonly actioneeUserId: string;
  readonly actionerUserId?: string | undefined;
  readonly name: string;
  readonly comment?: string | undefined;
  readonly option?: string | undefined;
  /** What its reason says, and the reason's code. */
  readonly reason?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly applicationIds?: readonly string[] | undefined;
  /** Epoch milliseconds; absent for good. */
  readonly expiry?: number | undefined;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
  /** Whether it lasts for a time; one that does not is only ever noted. */
  readonly isTemporal: boolean;
  readonly preventsLogin: boolean;
  /** Whether too many failed logins brought it about, which answers 423 and not 409. */
  readonly isLockout: boolean;
}

/** Whether the action is in force at `now` (epoch milliseconds). */
export function isInForce({ expiry, isTemporal }: TakenAction, now: number): boolean {
  return isTemporal && (expiry === undefined || expiry > now);
}
