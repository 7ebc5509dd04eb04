import { hosts } from '../../../../scenarios/parties.ts';
import type { CredentialKind } from '../../../recording/credential.ts';
import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atCookie } from '../evidence.ts';
import type { EntryOf, Reading } from '../reading.ts';
import { duration, list } from '../words.ts';

type CookieEntry = EntryOf<'cookie'>;

/** The kinds of credential that stand in a cookie. */
function kindOf(reading: Reading, { cookie }: CookieEntry): CredentialKind | undefined {
  for (const piece of cookie.value) if (typeof piece !== 'string') return reading.credential(piece.credential)?.kind;
  return undefined;
}

/** A leading dot is how a browser notes that the cookie came with a Domain (RFC 6265 section 5.3, step 6). */
const reach = ({ cookie }: CookieEntry) => (cookie.domain.startsWith('.') ? 'every host below too' : 'host-only');

/** The Store's before the Forums', whoever was first. */
function inOrder(domains: ReadonlySet<string>): readonly string[] {
  const known: readonly string[] = Object.values(hosts);
  return [...domains].sort((a, b) => known.indexOf(a) - known.indexOf(b));
}

/** How the browser itself keeps a cookie (RFC 6265 section 5.3; RFC 6265bis for SameSite). */
function attributesOf(reading: Reading, { seq, at, cookie }: CookieEntry): string {
  // The browser's clock is not moved with the lab's.
  const now = reading.recording.startedAt + reading.realTime({ seq, at });
  return [
    cookie.httpOnly ? 'HttpOnly' : 'script can read it',
    cookie.secure ? 'Secure' : 'not Secure',
    cookie.sameSite ? `SameSite=${cookie.sameSite}` : 'no SameSite',
    cookie.expiresAt === undefined ? 'until the browser closes' : `kept for ${duration(cookie.expiresAt - now)}`,
  ].join(', ');
}

/** Cookies with the same name and attributes are said once, with all their hosts. */
function describe(reading: Reading, entries: readonly CookieEntry[]): readonly string[] {
  const alike = Map.groupBy(entries, (entry) => `${entry.cookie.name} ${reach(entry)} ${attributesOf(reading, entry)}`);
  return [...alike.values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const domains = inOrder(new Set([first, ...rest].map(({ cookie }) => cookie.domain.replace(/^\./, ''))));
    return [`${first.cookie.name} of ${list(domains)} (${reach(first)}): ${attributesOf(reading, first)}`];
  });
}

/** The first entry for each cookie, as the jar had it. */
function kept(reading: Reading, isWanted: (kind: CredentialKind | undefined) => boolean): readonly CookieEntry[] {
  const set = reading
    .entries('cookie')
    .filter((entry) => entry.change !== 'removed' && isWanted(kindOf(reading, entry)));
  return [
    ...new Map(set.toReversed().map((entry) => [`${entry.cookie.name} ${entry.cookie.domain}`, entry])).values(),
  ].reverse();
}

function cookieRow(id: string, title: string, none: string, isWanted: Parameters<typeof kept>[1]): RowDefinition {
  return {
    id,
    group: 'What is kept where',
    title,
    cell(reading) {
      const entries = kept(reading, isWanted);
      if (entries.length === 0) return notObserved(none);
      const described = describe(reading, entries);
      return observed(described, described.join('; '), entries.map(atCookie), '');
    },
  };
}

const ofInterest = ['session', 'JWT', 'refresh token', 'SSO session'] as const satisfies readonly CredentialKind[];

/** The browser's own jar: every cookie with its attributes, by what it holds. */
export const cookieRows: readonly RowDefinition[] = [
  ...ofInterest.map((kind) =>
    cookieRow(
      `cookie-${kind.replaceAll(' ', '-')}`,
      `Cookie with the ${kind}`,
      `No cookie held a ${kind}.`.replace('a SSO', 'an SSO'),
      (seen) => seen === kind,
    ),
  ),
  cookieRow(
    'cookie-other',
    'Other cookies',
    'There were no others.',
    (seen) => !ofInterest.some((kind) => kind === seen),
  ),
];
