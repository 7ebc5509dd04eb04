import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** One call of a site in the back channel, as it arrived. */
export interface BackChannelCall {
  readonly method: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

/** What a code or a refresh token is still good for. */
interface Grant {
  readonly nonce?: string;
  readonly challenge?: string;
  readonly redirectUri?: string;
}

export const issuer = 'http://example.fusionauth.localhost:4000';
export const clientId = 'e9fdb985-9173-4e01-9d73-ac2d60d1dc8e';
export const clientSecret = 'client-secret-of-the-site';
export const apiKey = 'api-key-of-the-site';

const { privateKey, publicKey } = await generateKeyPair('RS256');

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** Behaves as facts/fusionauth-contract.md sections 2 and 6 say, with switches for the bad days. */
export class FakeFusionAuth {
  readonly calls: BackChannelCall[] = [];
  readonly #clock: { now(): number };
  readonly #codes = new Map<string, Grant>();
  readonly #refreshTokens = new Set<string>();
  /** Answers nothing at all. */
  down = false;
  /** Answers 500 with HTML, as a proxy does. */
  broken = false;
  /** OneTimeUse: a new refresh token with every refresh (contract, section 2.4). */
  rotating = false;
  /** As an application for which refresh tokens are not enabled. */
  withoutRefreshToken = false;
  /** Answers any grant with this OAuth error. */
  refusal: { readonly status: number; readonly error: string } | undefined;
  /** Claims that replace what the id token would say. */
  claims: Readonly<Record<string, unknown>> = {};
  /** Real milliseconds before an answer. */
  delay = 0;

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  /** What the person does in the front channel: follows the link, logs in, comes back with a code. */
  authorize(url: string): Record<'code' | 'state' | 'iss', string> {
    const query = new URL(url).searchParams;
    const code = randomUUID();
    this.#codes.set(code, {
      nonce: query.get('nonce') ?? '',
      challenge: query.get('code_challenge') ?? '',
      redirectUri: query.get('redirect_uri') ?? '',
    });
    return { code, state: query.get('state') ?? '', iss: issuer };
  }

  /** As FusionAuth does when a refresh token has outlived its 30 days. */
  revokeEverything(): void {
    this.#refreshTokens.clear();
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const form = Object.fromEntries(new URLSearchParams(await request.text()));
    this.calls.push({ method: request.method, path: pathname, form });
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    if (this.down) throw new TypeError('fetch failed');
    if (this.broken)
      return new Response('<h1>Bad Gateway</h1>', { status: 500, headers: { 'content-type': 'text/html' } });
    if (pathname === '/.well-known/openid-configuration') return json(this.#discovery());
    if (pathname === '/.well-known/jwks.json') return json({ keys: [await exportJWK(publicKey)] });
    if (pathname === '/oauth2/token') return this.#token(form);
    return new Response(null, { status: 404 });
  };

  #discovery() {
    return {
      issuer,
      authorization_endpoint: `${issuer}/oauth2/authorize`,
      token_endpoint: `${issuer}/oauth2/token`,
      userinfo_endpoint: `${issuer}/oauth2/userinfo`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      end_session_endpoint: `${issuer}/oauth2/logout`,
      response_types_supported: ['code', 'id_token', 'token id_token'],
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  async #token(form: Readonly<Record<string, string>>): Promise<Response> {
    if (this.refusal) return json({ error: this.refusal.error }, this.refusal.status);
    if (form.client_id !== clientId || form.client_secret !== clientSecret) {
      return json({ error: 'invalid_client', error_reason: 'invalid_client_authentication' }, 401);
    }
    if (form.grant_type === 'authorization_code') return this.#redeem(form);
    return this.#refresh(form.refresh_token ?? '');
  }

  async #redeem(form: Readonly<Record<string, string>>): Promise<Response> {
    const grant = this.#codes.get(form.code ?? '');
    this.#codes.delete(form.code ?? '');
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(form.code_verifier ?? ''));
    const proven = grant?.challenge === Buffer.from(digest).toString('base64url');
    if (grant === undefined || !proven || grant.redirectUri !== form.redirect_uri) {
      return json(
        {
          error: 'invalid_grant',
          error_reason: 'auth_code_not_found',
          error_description: 'Invalid Authorization Code',
        },
        400,
      );
    }
    return this.#tokens(randomUUID(), grant.nonce);
  }

  async #refresh(token: string): Promise<Response> {
    if (!this.#refreshTokens.has(token)) {
      return json(
        {
          error: 'invalid_grant',
          error_reason: 'refresh_token_not_found',
          error_description: 'The refresh_token is invalid.',
        },
        400,
      );
    }
    if (!this.rotating) return this.#tokens(token);
    this.#refreshTokens.delete(token);
    return this.#tokens(randomUUID());
  }

  async #tokens(refreshToken: string, nonce?: string): Promise<Response> {
    this.#refreshTokens.add(refreshToken);
    const now = Math.floor(this.#clock.now() / 1000);
    const claims = {
      ...{ sub: '7a4f2f4e-2a86-4e58-9b1a-1b7a8c0f5d11', aud: clientId, iss: issuer, iat: now, exp: now + 3600 },
      ...{ email: 'ada@example.com', email_verified: true, name: 'Ada Lovelace' },
      ...(nonce === undefined ? {} : { nonce }),
      ...this.claims,
    };
    const idToken = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k', typ: 'JWT' })
      .sign(privateKey);
    return json({
      access_token: 'access-token',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: idToken,
      ...(this.withoutRefreshToken ? {} : { refresh_token: refreshToken, refresh_token_id: randomUUID() }),
      scope: 'openid offline_access email profile',
      userId: '7a4f2f4e-2a86-4e58-9b1a-1b7a8c0f5d11',
    });
  }
}
