import { z } from 'zod';
import type { FusionAuth } from './port.ts';

/** FusionAuth said no to the lab, or something that the lab does not understand. */
class FusionAuthApiError extends Error {
  override readonly name = 'FusionAuthApiError';
}

/** An application's lifetimes as FusionAuth has them. */
export interface TokenLifetimes {
  /** Milliseconds. */
  readonly refreshToken: number;
  /** Milliseconds without use. */
  readonly ssoSession: number;
  /** Milliseconds. */
  readonly jwt: number;
}

/** A single sign-on session of a user (contract, section 1.8). */
export interface SsoSession {
  /** The value of the fusionauth.sso cookie. */
  readonly token: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds of the last use. */
  readonly usedAt: number;
}

/** What the lab itself asks of FusionAuth, over the public API, past the front door: none of it is part of a workflow. */
export interface FusionAuthApi {
  tokenLifetimes(applicationId: string, tenantId: string): Promise<TokenLifetimes>;
  userId(loginId: string): Promise<string>;
  ssoSessions(userId: string): Promise<readonly SsoSession[]>;
  /** Changes what is named of an application (JSON merge patch, RFC 7396). */
  changeApplication(applicationId: string, change: Readonly<Record<string, unknown>>): Promise<void>;
  /** Changes what is named of a tenant. */
  changeTenant(tenantId: string, change: Readonly<Record<string, unknown>>): Promise<void>;
  /** Changes what is named of the system configuration. */
  changeSystem(change: Readonly<Record<string, unknown>>): Promise<void>;
  /** The issuer's public keys, a JWKS (RFC 7517 section 5). */
  jwks(): Promise<z.infer<typeof jwksSchema>>;
}

const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const lifetime = z.object({
  refreshTokenTimeToLiveInMinutes: z.number(),
  timeToLiveInSeconds: z.number(),
  enabled: z.boolean().optional(),
});
const applicationSchema = z.object({ application: z.object({ jwtConfiguration: lifetime.partial().optional() }) });
const tenantSchema = z.object({
  tenant: z.object({ jwtConfiguration: lifetime, httpSessionMaxInactiveInterval: z.number() }),
});
const userSchema = z.object({ user: z.object({ id: z.string() }) });
const tokensSchema = z.object({
  refreshTokens: z
    .array(
      z.object({
        applicationId: z.string().optional(),
        token: z.string().optional(),
        insertInstant: z.number(),
        startInstant: z.number(),
      }),
    )
    .default([]),
});

/** Asks `fusionauth` with the API key that the kickstart file sets. Every method throws FusionAuthApiError when refused. */
export function createFusionAuthApi(fusionauth: FusionAuth, apiKey: string): FusionAuthApi {
  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
    const { status, text } = await send(fusionauth, { method: 'GET', path }, apiKey);
    if (status !== 200)
      throw new FusionAuthApiError(`FusionAuth answered ${status} to GET ${path}. ${text.slice(0, 300)}`);
    const parsed = schema.safeParse(JSON.parse(text));
    if (!parsed.success)
      throw new FusionAuthApiError(
        `FusionAuth answered GET ${path} in an unknown form. ${z.prettifyError(parsed.error)}`,
      );
    return parsed.data;
  };
  const patch = async (path: string, body: unknown): Promise<void> => {
    const { status, text } = await send(fusionauth, { method: 'PATCH', path, body: JSON.stringify(body) }, apiKey);
    if (status !== 200)
      throw new FusionAuthApiError(`FusionAuth answered ${status} to PATCH ${path}. ${text.slice(0, 300)}`);
  };
  return {
    async tokenLifetimes(applicationId, tenantId) {
      const { application } = await get(`/api/application/${applicationId}`, applicationSchema);
      const { tenant } = await get(`/api/tenant/${tenantId}`, tenantSchema);
      const own = application.jwtConfiguration?.enabled ? application.jwtConfiguration : undefined;
      const minutes = own?.refreshTokenTimeToLiveInMinutes ?? tenant.jwtConfiguration.refreshTokenTimeToLiveInMinutes;
      const jwtSeconds = own?.timeToLiveInSeconds ?? tenant.jwtConfiguration.timeToLiveInSeconds;
      return {
        jwt: jwtSeconds * 1000,
        refreshToken: minutes * 60_000,
        ssoSession: tenant.httpSessionMaxInactiveInterval * 1000,
      };
    },
    userId: async (loginId) => (await get(`/api/user?loginId=${encodeURIComponent(loginId)}`, userSchema)).user.id,
    async ssoSessions(userId) {
      const { refreshTokens } = await get(`/api/jwt/refresh?userId=${userId}`, tokensSchema);
      return refreshTokens.flatMap(({ applicationId, token, insertInstant, startInstant }) =>
        applicationId === undefined && token ? [{ token, createdAt: insertInstant, usedAt: startInstant }] : [],
      );
    },
    changeApplication: (id, change) => patch(`/api/application/${id}`, { application: change }),
    changeTenant: (id, change) => patch(`/api/tenant/${id}`, { tenant: change }),
    changeSystem: (change) => patch('/api/system-configuration', { systemConfiguration: change }),
    jwks: () => get('/.well-known/jwks.json', jwksSchema),
  };
}

interface ApiCall {
  readonly method: 'GET' | 'PATCH';
  readonly path: string;
  /** JSON. */
  readonly body?: string;
}

async function send(
  { answersAt }: FusionAuth,
  { method, path, body }: ApiCall,
  apiKey: string,
): Promise<{ status: number; text: string }> {
  const headers = { authorization: apiKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  if (answersAt.in === 'process') {
    const answer = await answersAt.app.inject({
      method,
      url: path,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, text: answer.body };
  }
  const init = { method, headers, signal: AbortSignal.timeout(10_000), ...(body === undefined ? {} : { body }) };
  const answer = await fetch(`${answersAt.origin}${path}`, init);
  return { status: answer.status, text: await answer.text() };
}
