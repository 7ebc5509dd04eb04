import type { RowDefinition } from './cell.ts';
import { cookiesThatReachedTheOther } from './rows/cookie-reach.ts';
import { cookieRows } from './rows/cookies.ts';
import { expiryRows } from './rows/expiry.ts';
import { firstLoggedOut } from './rows/first-logged-out.ts';
import { browserStorage, proofOfPerson, refreshTokenPlace, serverSessions } from './rows/kept.ts';
import { passwordPrompts, passwordReceivers } from './rows/password.ts';
import { fusionAuth, notes, verdict } from './rows/run.ts';
import { scriptRows } from './rows/script.ts';
import { singleSignOn } from './rows/single-sign-on.ts';
import { theftRows } from './rows/theft.ts';
import { traffic } from './rows/traffic.ts';
import { travel } from './rows/travel.ts';

/** Every property that is compared, in the order of the table. To compare another, add a row. */
export const rows: readonly RowDefinition[] = [
  passwordReceivers,
  passwordPrompts,
  ...travel,
  ...scriptRows,
  proofOfPerson,
  refreshTokenPlace,
  browserStorage,
  serverSessions,
  ...cookieRows,
  ...traffic,
  ...expiryRows,
  singleSignOn,
  cookiesThatReachedTheOther,
  firstLoggedOut,
  ...theftRows,
  notes,
  fusionAuth,
  verdict,
];
