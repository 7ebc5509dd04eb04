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

/** Scopes that say nothing about the user, so nobody is asked for consent to them. */
export const CONSENT_FREE: ReadonlySet<string> = new Set(['openid', 'offline_access']);

/** Whether the user may not decline the scope (contract section 1.6). */
export function isRequiredScope({ oauthConfiguration, scopes }: Application, name: string): boolean {
  const provided = PROVIDED.find((scope) => scope === name);
  return provided === undefined
    ? scopes.some((scope) => scope.name === name && scope.required)
    : oauthConfiguration.providedScopePolicy[provided].required;
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  address: 'See your address',
  email: 'See your email address',
  phone: 'See your phone number',
  profile: 'See your profile: name, birthdate, picture',
};

/** What the consent screen says about a scope. */
export function describeScope({ scopes }: Application, name: string): string {
  const custom = scopes.find((scope) => scope.name === name);
  return custom?.defaultConsentMessage ?? custom?.description ?? DESCRIPTIONS[name] ?? name;
}
