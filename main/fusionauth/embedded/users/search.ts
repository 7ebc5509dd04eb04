import type { User } from '../store/user.ts';
import { fitsPattern } from './text-pattern.ts';

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

// unsure in the contract: what a query string may say; these are the parts of Elasticsearch's that FusionAuth's own
// documentation uses: terms, `field:value`, quotes, `*` and `?`, AND between terms, OR.
/** Reads a query string; terms must all match unless `OR` stands between them. */
export function readQuery(queryString: string): Matches {
  const alternatives = queryString.split(/\s+OR\s+/).map((alternative) => {
    const terms = [...alternative.matchAll(/(?:([\w.]+):)?(?:"([^"]*)"|(\S+))/g)].filter(([term]) => term !== 'AND');
    return terms.map(([, field, quoted, bare]): Matches => {
      const wanted = quoted ?? bare ?? '';
      return (user) => textsOf(user, field).some((text) => fitsPattern(wanted, text, field === undefined));
    });
  });
  return (user) => alternatives.some((terms) => terms.every((matches) => matches(user)));
}
