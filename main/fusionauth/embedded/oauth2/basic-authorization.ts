import { OAuthError } from './oauth-error.ts';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/**
 * The credentials that a Basic `Authorization` header may stand for: as they are, and percent-decoded as RFC 6749
 * section 2.3.1 has it; FusionAuth documents the former, `openid-client` sends the latter (contract section 2.1).
 * @throws OAuthError 401 `invalid_client` for another scheme or text that is no Basic credential
 */
export function readBasicAuthorization(header: string): readonly ClientCredentials[] {
  const [scheme = '', encoded = ''] = header.split(/\s+/, 2);
  if (scheme.toLowerCase() !== 'basic') {
    throw new OAuthError(
      'invalid_client',
      'invalid_client_authentication_scheme',
      'The client authentication scheme is not supported. Use Basic.',
      401,
    );
  }
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon === -1) {
    throw new OAuthError(
      'invalid_client',
      'invalid_client_authentication',
      'The Authorization header is no Basic credential.',
      401,
    );
  }
  const raw = { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) };
  const clientId = formDecoded(raw.clientId);
  const clientSecret = formDecoded(raw.clientSecret);
  return clientId === undefined || clientSecret === undefined ? [raw] : [raw, { clientId, clientSecret }];
}
