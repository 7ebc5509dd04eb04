/** A run cannot go on, for no fault of the workflow: what has not been done is not run. The message says why, for people. */
export class CannotGoOnError extends Error {
  override readonly name = 'CannotGoOnError';
}
