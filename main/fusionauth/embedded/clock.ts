/** The only source of time of an embedded FusionAuth, for issuing as well as for checking. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The clock's time as JWT and OAuth write it: whole epoch seconds (RFC 7519 section 2, NumericDate). */
export function epochSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}

/** The clock's time as a `Date`, for libraries that take one. */
export function currentDate(clock: Clock): Date {
  return new Date(clock.now());
}
