import type { Server } from '../../../scenarios/parties.ts';
import { partyTitle } from '../../../scenarios/parties.ts';
import type { CredentialKind } from '../../recording/credential.ts';
import type { Entry } from '../../recording/entry.ts';
import type { Exchange, Header, RecordedResponse } from '../../recording/exchange.ts';
import type { CredentialIndex } from './credential-index.ts';
import { cookieKind, fieldKind, serverOfDomain } from './credential-kinds.ts';
import { bodyFields, clientSecretOf, type Field, urlFields } from './fields.ts';

/** Learns every credential that an entry names: by field, by cookie, by shape. Values are found elsewhere by themselves. */
export function recogniseCredentials(entry: Entry<string>, index: CredentialIndex, server?: Server): void {
  const learnField = (field: Field) => {
    const kind = fieldKind(field);
    if (kind) index.learn(field.value, kind);
  };
  const learnCookie = (cookie: Field, owner: Server | undefined) => {
    const kind = cookieKind(cookie);
    if (kind) index.learn(cookie.value, kind, kind === 'session' && owner ? partyTitle[owner] : undefined);
  };
  switch (entry.type) {
    case 'request':
      requestFields(entry.exchange).forEach(learnField);
      for (const cookie of entry.exchange.request.cookies) learnCookie(cookie, entry.exchange.to);
      return;
    case 'response':
      responseFields(entry.response).forEach(learnField);
      for (const cookie of entry.response.setCookies) learnCookie(cookie, server);
      return;
    case 'cookie':
      learnCookie(entry.cookie, serverOfDomain(entry.cookie.domain));
      return;
    case 'session':
      if (entry.party === 'fusionauth') index.learn(entry.session.id, 'SSO session');
      else index.learn(entry.session.id, 'session', partyTitle[entry.party]);
      return;
    case 'storage':
      if (entry.value !== null) learnField({ name: entry.key, value: entry.value });
      return;
    case 'theft':
      for (const { name, value, how } of entry.loot) {
        const kind = cookieKind({ name, value });
        if (kind) index.learn(value, kind, how === 'forged' ? 'forged' : undefined);
      }
      return;
    default:
      return;
  }
}

/** The value of a header, whatever the case of its name. */
export function headerValue<T>(headers: readonly Header<T>[], name: string): T | undefined {
  return headers.find(([written]) => written.toLowerCase() === name)?.[1];
}

function requestFields({ request }: Exchange<string>): Field[] {
  const { query, fragment } = urlFields(request.url);
  const body = request.body ? bodyFields(request.body.text, headerValue(request.headers, 'content-type')) : [];
  return [...query, ...fragment, ...body, ...authorizationFields(headerValue(request.headers, 'authorization'))];
}

function responseFields(response: RecordedResponse<string>): Field[] {
  const location = headerValue(response.headers, 'location');
  const { query, fragment } = location ? urlFields(location) : { query: [], fragment: [] };
  const body = response.body ? bodyFields(response.body.text, headerValue(response.headers, 'content-type')) : [];
  return [...query, ...fragment, ...body];
}

/** Bearer tokens (RFC 6750), client credentials (RFC 6749 section 2.3.1), and FusionAuth's bare API key (contract, section 0). */
function authorizationFields(header: string | undefined): Field[] {
  if (!header) return [];
  const [scheme = '', value] = header.split(' ');
  if (value && /^bearer$/i.test(scheme)) return [{ name: 'access_token', value }];
  if (value && /^basic$/i.test(scheme)) return [{ name: 'client_secret', value: clientSecretOf(value) }];
  return [];
}

/** What a lab knows before anything happened: the password of the demo user, the secrets of the clients, the API key. */
export interface KnownSecret {
  readonly value: string;
  readonly kind: CredentialKind;
  readonly owner?: string;
}
