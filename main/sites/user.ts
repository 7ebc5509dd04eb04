/** Somebody who has logged in, as far as a site knows them. */
export interface User {
  /** FusionAuth's id for them: the `sub` claim. */
  readonly id: string;
  readonly email?: string;
  readonly name?: string;
}
