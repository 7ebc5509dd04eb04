import { randomUUID } from 'node:crypto';
import type { Provider } from '../provider.ts';
import type { JwtConfiguration } from '../store/jwt-configuration.ts';
import type { RefreshToken } from '../store/refresh-token.ts';
import { jwtConfigurationOf } from './jwt-settings.ts';
import { refreshTokenExpiration } from './refresh-token-lifetime.ts';
import { randomSecret } from './secret.ts';
import type { Subject } from './subject.ts';

/** How a refresh token came to be asked for. */
interface Origin {
  readonly client?: { readonly authenticated: boolean; readonly proofKey?: string | undefined };
  readonly ssoSessionId?: string | undefined;
}

/** Issues a refresh token for a subject that has an application. */
export function issueRefreshToken(
  { clock, store }: Provider,
  subject: Subject & { readonly application: { readonly id: string } },
  { client, ssoSessionId }: Origin = {},
): RefreshToken {
  const now = clock.now();
  const token: RefreshToken = {
    id: randomUUID(),
    value: randomSecret(),
    tenantId: subject.tenant.id,
    applicationId: subject.application.id,
    userId: subject.user.id,
    scopes: subject.scopes,
    resources: subject.resources ?? [],
    grantTypes: subject.grantTypes,
    device: subject.device,
    proofKey: client?.authenticated === false ? client.proofKey : undefined,
    ssoSessionId,
    authTime: subject.authTime,
    insertInstant: now,
    startInstant: now,
    lastAccessedInstant: now,
    previous: undefined,
  };
  store.refreshTokens.put(token);
  return token;
}

/** The token's policy: its application's, else its tenant's. */
export function refreshTokenConfiguration({ store }: Provider, token: RefreshToken): JwtConfiguration {
  return jwtConfigurationOf(store.tenantOf(token), store.applications.get(token.applicationId));
}

/** Whether the token can still be used: known, and not expired. */
export function isLive(provider: Provider, token: RefreshToken): boolean {
  return refreshTokenExpiration(token, refreshTokenConfiguration(provider, token)) > provider.clock.now();
}

function isWithinGrace(token: RefreshToken, value: string, configuration: JwtConfiguration, now: number): boolean {
  const { gracePeriodInSeconds } = configuration.refreshTokenOneTimeUseConfiguration;
  return token.previous?.value === value && now - token.previous.replacedInstant < gracePeriodInSeconds * 1000;
}

/**
 * The live token that answers to a value and, where it is bound to a key, to that key's thumbprint. An expired token is forgotten. A value that was rotated away counts only
 * within its grace period; after that it is a replay, which revokes the token if the policy says so (section 2.4).
 */
export function findRefreshToken(provider: Provider, value: string, proofKey?: string): RefreshToken | undefined {
  const { clock, store } = provider;
  const token = store.refreshTokens.withValue(value);
  if (token === undefined || (token.proofKey !== undefined && token.proofKey !== proofKey)) {
    return undefined;
  }
  if (!isLive(provider, token)) {
    store.refreshTokens.delete(token.id);
    return undefined;
  }
  const configuration = refreshTokenConfiguration(provider, token);
  if (token.value === value || isWithinGrace(token, value, configuration, clock.now())) {
    return token;
  }
  if (configuration.refreshTokenRevocationPolicy.onOneTimeTokenReuse) {
    store.refreshTokens.delete(token.id);
  }
  return undefined;
}

/**
 * Spends one use of a token that `findRefreshToken` found for this value: moves a sliding window, and rotates a
 * one-time value unless it has already been rotated within the grace period. Call it in the same synchronous step as
 * the search, so that two simultaneous requests cannot both rotate.
 */
export function spendRefreshToken(provider: Provider, token: RefreshToken, value: string): RefreshToken {
  const { clock, store } = provider;
  const now = clock.now();
  const configuration = refreshTokenConfiguration(provider, token);
  const slides = configuration.refreshTokenExpirationPolicy !== 'Fixed';
  const rotates = configuration.refreshTokenUsagePolicy === 'OneTimeUse' && token.value === value;
  const spent: RefreshToken = {
    ...token,
    startInstant: slides ? now : token.startInstant,
    lastAccessedInstant: now,
    ...(rotates ? { value: randomSecret(), previous: { value, replacedInstant: now } } : {}),
  };
  store.refreshTokens.put(spent);
  return spent;
}
