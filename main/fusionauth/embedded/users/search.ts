import type { User } from '../store/user.ts';

type Matches = (user: User) => boolean;

/** The text that a field of a query string looks at. */
function textsOf(user: User, field: string | undefined): readonly string[] {
  const { email, username, firstName, lastName, fullName, mobilePhone } = user;
  const named: Readonly<Record<string, string | undefined>> = {
    active: String(user.active),
    email,
    firstName,
    fullName,
    id: user.id,
    lastName,
    mobilePhone,
    username,
  };
  if (field === 'registrations.applicationId') {
    return user.registrations.map(({ applicationId }) => applicationId);
  }
  const texts = field === undefined ? [email, username, firstName, lastName, fullName, mobilePhone] : [named[field]];
  return texts.filter((text) => text !== undefined);
}

/** A pattern with `*` for anything and `?` for one character; `partly` finds it anywhere in the text. */
function fits(pattern: string, text: string, partly: boolean): boolean {
  const plain = pattern.toLowerCase();
  const lower = text.toLowerCase();
  if (!/[*?]/.test(plain)) {
    return partly ? lower.includes(plain) : lower === plain;
  }
  // Greedy by segments between stars: linear, unlike a regular expression with many of them.
  const segments = plain.split('*');
  const matchesAt = (segment: string, at: number) =>
    at >= 0 &&
    at + segment.length <= lower.length &&
    [...segment].every((character, index) => character === '?' || character === lower[at + index]);
  let at = 0;
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    let start = isLast && index > 0 ? Math.max(at, lower.length - segment.length) : at;
    while (index > 0 && !isLast && start + segment.length <= lower.length && !matchesAt(segment, start)) {
      start += 1;
    }
    if (!matchesAt(segment, start)) {
      return false;
    }
    at = start + segment.length;
  }
  return at === lower.length;
}

// unsure in the contract: what a query string may say; these are the parts of Elasticsearch's that FusionAuth's own
// documentation uses: terms, `field:value`, quotes, `*` and `?`, AND between terms, OR.
/** Reads a query string; terms must all match unless `OR` stands between them. */
export function readQuery(queryString: string): Matches {
  const alternatives = queryString.split(/\s+OR\s+/).map((alternative) => {
    const terms = [...alternative.matchAll(/(?:([\w.]+):)?(?:"([^"]*)"|(\S+))/g)].filter(([term]) => term !== 'AND');
    return terms.map(([, field, quoted, bare]): Matches => {
      const wanted = quoted ?? bare ?? '';
      return (user) => textsOf(user, field).some((text) => fits(wanted, text, field === undefined));
    });
  });
  return (user) => alternatives.some((terms) => terms.every((matches) => matches(user)));
}
