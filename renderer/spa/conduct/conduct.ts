import type { Reply } from '../replies.ts';

/** Hears every reply, in order. */
export type Tell = (reply: Reply) => void;

/** What a page does that depends on how its visitors log in. */
export interface Conduct {
  /** Its first act: finds out who is there. */
  arrive(tell: Tell): Promise<void>;
  /** What the form in the page does; absent when the login is elsewhere. */
  logIn?(tell: Tell, loginId: string, password: string): Promise<void>;
  /** Asks for cart or posts. */
  load(tell: Tell): Promise<void>;
  logOut(tell: Tell): Promise<void>;
}
