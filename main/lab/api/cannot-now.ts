/** A command that cannot be had now; the message says why and what to do. */
export class CannotNowError extends Error {
  override readonly name = 'CannotNowError';
}
