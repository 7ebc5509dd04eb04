import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EmptyAnswer } from '../http/api-errors.ts';
import { baseUrl } from '../http/base-url.ts';
import { queryParameter } from '../http/query.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import { DEVICE_CODE_GRANT } from '../store/oauth-configuration.ts';
import type { Tenant } from '../store/tenant.ts';
import { PROOF_ALGORITHMS } from './dpop.ts';

const SIGNING_ALGORITHMS = ['ES256', 'ES384', 'ES512', 'HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512'];

const GRANTS = [
  'authorization_code',
  'password',
  'implicit',
  'refresh_token',
  DEVICE_CODE_GRANT,
  // For entities, not for applications.
  'client_credentials',
];

const CLAIMS = (
  'applicationId at_hash aud authenticationType birthdate c_hash email email_verified exp family_name given_name iat iss ' +
  'jti middle_name name nbf nonce phone_number phone_number_verified picture preferred_username roles sub'
).split(' ');

/**
 * Metadata of a tenant (contract section 6.2, OpenID Connect Discovery section 3): the endpoints are where the caller
 * reached this server, the issuer is what the tenant says.
 */
function metadata(tenant: Tenant, base: string): Record<string, unknown> {
  return {
    authorization_endpoint: `${base}/oauth2/authorize`,
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: false,
    claims_supported: CLAIMS,
    code_challenge_methods_supported: ['S256'],
    device_authorization_endpoint: `${base}/oauth2/device_authorize`,
    dpop_signing_alg_values_supported: PROOF_ALGORITHMS,
    end_session_endpoint: `${base}/oauth2/logout`,
    frontchannel_logout_supported: true,
    grant_types_supported: GRANTS,
    id_token_signing_alg_values_supported: SIGNING_ALGORITHMS,
    issuer: tenant.issuer,
    jwks_uri: `${base}/.well-known/jwks.json`,
    response_modes_supported: ['form_post', 'fragment', 'query'],
    response_types_supported: ['code', 'id_token', 'token id_token'],
    scopes_supported: ['openid', 'offline_access', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${base}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    userinfo_endpoint: `${base}/oauth2/userinfo`,
    userinfo_signing_alg_values_supported: SIGNING_ALGORITHMS,
  };
}

const DOCUMENTS = ['openid-configuration', 'oauth-authorization-server'];

const paramsSchema = z.object({ tenantId: z.string().optional() });

// unsure in the contract: since when FusionAuth serves RFC 8414's name too.
/** The three addresses of the metadata, by either standard's name; an unknown tenant is 404 without a body (contract section 6.1). */
export function discoveryEndpoints(app: FastifyInstance, { store }: Provider): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const named = paramsSchema.parse(request.params).tenantId ?? queryParameter(request, 'tenantId');
    const tenant = store.tenants.get(named === undefined ? store.defaultTenantId : (readIdentifier(named) ?? ''));
    if (tenant === undefined) {
      throw new EmptyAnswer(404);
    }
    return reply.send(metadata(tenant, tenant.baseURL ?? baseUrl(request)));
  };
  for (const name of DOCUMENTS) {
    app.get(`/.well-known/${name}`, answer);
    app.get(`/.well-known/${name}/:tenantId`, answer);
    app.get(`/:tenantId/.well-known/${name}`, answer);
  }
}
