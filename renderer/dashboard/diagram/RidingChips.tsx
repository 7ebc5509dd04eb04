import type { CredentialId, MaskedText } from '../../../main/recording/credential.ts';
import type { SetCookie } from '../../../main/recording/exchange.ts';
import { CredentialChip } from '../chips/CredentialChip.tsx';
import { Masked } from '../chips/Masked.tsx';
import type { ObservedExchange } from '../model/exchanges.ts';
import { chipsOf, plainText } from '../model/masked-text.ts';
import css from './RidingChips.module.css';

interface Riding {
  readonly key: string;
  /** The cookie, or the header Authorization, that it rides in, if any. */
  readonly cookie?: string;
  readonly sign?: string;
  readonly value: MaskedText;
}

function distinct(texts: readonly MaskedText[], except: ReadonlySet<CredentialId>): readonly Riding[] {
  const seen = new Set(except);
  return texts.flatMap(chipsOf).flatMap((chip) => {
    if (seen.has(chip.credential)) return [];
    seen.add(chip.credential);
    return [{ key: chip.credential, value: [chip] }];
  });
}

const inCookies = (cookies: readonly { readonly value: MaskedText }[]) =>
  new Set(cookies.flatMap(({ value }) => chipsOf(value)).map(({ credential }) => credential));

function onRequest({ exchange: { request } }: ObservedExchange): readonly Riding[] {
  const cookies = request.cookies.map(({ name, value }) => ({ key: `cookie ${name}`, cookie: name, value }));
  // What a script has to write into every request, as it rides in no cookie (RFC 6750 section 2.1).
  const bearer = request.headers
    .filter(([name, value]) => name.toLowerCase() === 'authorization' && chipsOf(value).length > 0)
    .map(([name, value]) => ({ key: `header ${name}`, cookie: 'Authorization', value }));
  const texts = [
    request.url,
    ...request.headers
      .filter(([name]) => name.toLowerCase() !== 'cookie' && name.toLowerCase() !== 'referer')
      .map(([, value]) => value),
  ];
  return [
    ...cookies,
    ...bearer,
    ...distinct([...texts, ...(request.body ? [request.body.text] : [])], inCookies([...request.cookies, ...bearer])),
  ];
}

const isCleared = ({ maxAgeSeconds }: SetCookie<MaskedText>) => maxAgeSeconds !== undefined && maxAgeSeconds <= 0;

function onReply({ reply }: ObservedExchange): readonly Riding[] {
  if (!reply) return [];
  const { headers, body, setCookies } = reply.response;
  const cookies = setCookies.map((cookie) => ({
    key: `Set-Cookie ${cookie.name}`,
    cookie: cookie.name,
    sign: isCleared(cookie) ? 'clears' : 'sets',
    value: isCleared(cookie) ? [] : cookie.value,
  }));
  const location = headers.filter(([name]) => name.toLowerCase() === 'location').map(([, value]) => value);
  return [...cookies, ...distinct([...location, ...(body ? [body.text] : [])], inCookies(setCookies))];
}

interface RidingChipsProps {
  readonly observed: ObservedExchange;
  readonly part: 'request' | 'reply';
}

/** The cookies and tokens that travel with a message. */
export function RidingChips({ observed, part }: RidingChipsProps) {
  const riding = part === 'request' ? onRequest(observed) : onReply(observed);
  return riding.map(({ key, cookie, sign, value }) =>
    cookie === undefined ? (
      <span key={key} className={css.token}>
        <Masked text={value} />
      </span>
    ) : (
      <span key={key} className={css.cookie} data-sign={sign}>
        {sign ? `${sign} ` : ''}
        <code>{cookie}</code> <CookieValue value={value} />
      </span>
    ),
  );
}

/** A cookie's value: its credential; of a value that nobody follows, the beginning. */
function CookieValue({ value }: { readonly value: MaskedText }) {
  const chips = chipsOf(value);
  if (chips.length === 0) return <code className={css.plain}>{shortened(plainText(value))}</code>;
  return chips.map(({ credential, shown }) => <CredentialChip key={credential} id={credential} shown={shown} />);
}

const shownLength = 10;

function shortened(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}
