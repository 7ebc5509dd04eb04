import type { Application } from '../store/application.ts';
import { OAuthError } from './oauth-error.ts';

function requireAll(requested: readonly string[], allowed: readonly string[]): readonly string[] {
  const unknown = requested.find((resource) => !allowed.includes(resource));
  if (unknown !== undefined) {
    // unsure in the contract: the reason that goes with this error.
    throw new OAuthError('invalid_target', 'unknown', `Unknown resource ${unknown}`);
  }
  return [...new Set(requested)];
}

/**
 * The resources that an access token shall be good for besides the client; ignored by an application that authorizes none
 * (contract section 1.1, RFC 8707).
 * @throws OAuthError `invalid_target`
 */
export function readResources({ oauthConfiguration }: Application, requested: readonly string[]): readonly string[] {
  const allowed = oauthConfiguration.authorizedResourceUris;
  return allowed.length === 0 ? [] : requireAll(requested, allowed);
}

/** What a token request makes of the resources granted before: all of them, or those it names (RFC 8707 section 2.2). */
export function narrowResources(granted: readonly string[], requested: readonly string[]): readonly string[] {
  return granted.length === 0 || requested.length === 0 ? granted : requireAll(requested, granted);
}
