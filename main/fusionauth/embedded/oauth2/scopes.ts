import type { Application } from '../store/application.ts';
import { OAuthError } from './oauth-error.ts';

const PROVIDED = ['address', 'email', 'phone', 'profile'] as const;

function knownScopes({ oauthConfiguration, scopes }: Application): ReadonlySet<string> {
  const provided = PROVIDED.filter((scope) => oauthConfiguration.providedScopePolicy[scope].enabled);
  return new Set(['openid', 'offline_access', ...provided, ...scopes.map(({ name }) => name)]);
}

/**
 * The scopes a request asks for, after the application's policy for unknown ones (contract section 1.6).
 * @throws OAuthError `invalid_scope` / `unknown_scope` under the policy `Reject`
 */
export function readScopes(application: Application, text: string | undefined): readonly string[] {
  const requested = [...new Set((text ?? '').split(/\s+/).filter((scope) => scope !== ''))];
  const known = knownScopes(application);
  const unknown = requested.find((scope) => !known.has(scope));
  switch (application.oauthConfiguration.unknownScopePolicy) {
    case 'Allow':
      return requested;
    case 'Remove':
      return requested.filter((scope) => known.has(scope));
    case 'Reject':
      if (unknown !== undefined) {
        throw new OAuthError('invalid_scope', 'unknown_scope', `Unknown scope ${unknown}.`);
      }
      return requested;
  }
}
