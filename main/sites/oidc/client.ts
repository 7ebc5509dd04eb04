import * as openid from 'openid-client';
import type { Clock } from '../clock.ts';
import { ForeignCallback, FusionAuthUnreachable, failureFrom } from './failures.ts';
import { userFromIdToken } from './id-token.ts';
import { passwordFailureFrom } from './password-refusal.ts';
import type { Refresh, TokenSet } from './token-set.ts';

/** Where a site's FusionAuth application is, and how the site proves to be it. */
export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly backChannel: typeof fetch;
  readonly clock: Clock;
}

/** What an authorization request says besides who is asking. */
interface ImplicitRequest {
  readonly redirectUri: string;
  readonly scope: string;
  /** Absent: whoever sends the browser there adds it. */
  readonly state?: string;
}

interface AuthorizationRequest extends ImplicitRequest {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What came back on the front channel (RFC 6749 section 4.1.2, RFC 9207). */
type CallbackParameters = Readonly<
  Partial<Record<'code' | 'state' | 'iss' | 'error' | 'error_description', string | undefined>>
>;

/** A site's dealings with FusionAuth. */
export interface OidcClient {
  /** Where the browser goes to log in with a code (RFC 6749 section 4.1.1, RFC 7636). */
  authorizationUrl(request: AuthorizationRequest): Promise<string>;
  /**
   * Exchanges a code for tokens: one back-channel call (RFC 6749 section 4.1.3).
   * Throws ForeignCallback before any call, FusionAuthRefused or FusionAuthUnreachable.
   */
  redeemCode(callback: CallbackParameters, expected: Omit<AuthorizationRequest, 'scope'>): Promise<TokenSet>;
  /** Where the browser goes to come back with an access token in the fragment (RFC 6749 section 4.2.1). */
  implicitUrl(request: ImplicitRequest): string;
  /**
   * Exchanges a password for tokens: one back-channel call (RFC 6749 section 4.3.2).
   * Throws LoginRefused, FusionAuthRefused or FusionAuthUnreachable.
   */
  redeemPassword(loginId: string, password: string, scope: string): Promise<TokenSet>;
  /** At the token endpoint (RFC 6749 section 6). */
  readonly refresh: Refresh;
  /** Where FusionAuth publishes its keys (RFC 8414 section 2). */
  readonly jwksUri: string;
  /** Where FusionAuth ends its single sign-on session and sends the browser on (OpenID Connect RP-Initiated Logout). */
  endSessionUrl(returnTo: string): string;
}

/** Seconds before a back-channel call is given up. */
const timeoutSeconds = 10;

/**
 * openid-client holds exp and nbf against the machine's clock, from which the site's may be weeks away, so its own
 * check is opened wide (a century, in seconds) and made in id-token.ts instead.
 */
const anyTime = 100 * 365 * 24 * 60 * 60;

/** Asks FusionAuth once where its endpoints are (OpenID Connect Discovery section 4). Throws FusionAuthUnreachable. */
export async function createOidcClient(options: OidcOptions): Promise<OidcClient> {
  const { issuer, clientId, clientSecret, backChannel, clock } = options;
  const configuration = await openid
    .discovery(new URL(issuer), clientId, { [openid.clockTolerance]: anyTime }, openid.ClientSecretPost(clientSecret), {
      // What has a body is a form (RFC 6749 section 4.1.3); discovery has none.
      [openid.customFetch]: (url, init) =>
        backChannel(url, { ...init, body: init.body instanceof URLSearchParams ? init.body : null }),
      timeout: timeoutSeconds,
      // Plain http, because everything is on loopback (architecture.md, "Parties and addresses").
      execute: [openid.allowInsecureRequests],
    })
    .catch((error: unknown) => {
      throw failureFrom(error);
    });

  /** Runs a grant and takes from its answer what a site needs, every failure in the site's terms. */
  async function grant(
    run: () => ReturnType<typeof openid.genericGrantRequest>,
    failure: (error: unknown) => Error = failureFrom,
  ): Promise<TokenSet> {
    try {
      const tokens = await run();
      return {
        accessToken: tokens.access_token,
        ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
        user: userFromIdToken(tokens.claims(), clock),
      };
    } catch (error) {
      throw failure(error);
    }
  }

  const { jwks_uri: jwksUri } = configuration.serverMetadata();
  if (jwksUri === undefined) throw new FusionAuthUnreachable('FusionAuth does not say where its keys are.');

  return {
    jwksUri,

    async authorizationUrl({ redirectUri, scope, state, nonce, codeVerifier }) {
      const url = openid.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return url.href;
    },

    async redeemCode(callback, { redirectUri, state, nonce, codeVerifier }) {
      // openid-client checks both as well; first here, to tell a forged callback from a bad answer of FusionAuth.
      if (callback.state !== state) throw new ForeignCallback('The state is not the one this browser was given.');
      const { issuer: named, authorization_response_iss_parameter_supported: alwaysNamed } =
        configuration.serverMetadata();
      if (callback.iss === undefined ? alwaysNamed : callback.iss !== named) {
        throw new ForeignCallback('The answer does not come from the right FusionAuth.');
      }
      if (callback.code === undefined && callback.error === undefined) {
        throw new ForeignCallback('The answer carries neither a code nor an error.');
      }
      const url = new URL(redirectUri);
      for (const [name, value] of Object.entries(callback)) {
        if (value !== undefined) url.searchParams.set(name, value);
      }
      return grant(() =>
        openid.authorizationCodeGrant(configuration, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        }),
      );
    },

    implicitUrl: ({ redirectUri, scope, state }) =>
      openid.buildAuthorizationUrl(configuration, {
        response_type: 'token',
        redirect_uri: redirectUri,
        scope,
        ...(state === undefined ? {} : { state }),
      }).href,

    redeemPassword: (username, password, scope) =>
      grant(
        () => openid.genericGrantRequest(configuration, 'password', { username, password, scope }),
        passwordFailureFrom,
      ),

    refresh: (refreshToken) => grant(() => openid.refreshTokenGrant(configuration, refreshToken)),

    endSessionUrl: (returnTo) => openid.buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo }).href,
  };
}
