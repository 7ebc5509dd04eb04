import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldError } from '../http/api-errors.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { type Tenant, type TenantSettings, tenantSettingsSchema } from '../store/tenant.ts';
import { resolveTenant, withGlobalApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';
import { searchApi } from './search.ts';
import { requireSigningKeys } from './signing-keys.ts';

function save(provider: Provider, settings: TenantSettings, current: { id: string; insertInstant?: number }): Tenant {
  const { clock, store } = provider;
  const now = clock.now();
  const twin = [...store.tenants.values()].find(({ id, name }) => name === settings.name && id !== current.id);
  if (twin !== undefined) {
    throw fieldError('duplicate', 'tenant.name', 'A tenant with this name already exists.');
  }
  requireSigningKeys(provider, 'tenant', settings.jwtConfiguration);
  const tenant = { ...settings, id: current.id, insertInstant: current.insertInstant ?? now, lastUpdateInstant: now };
  store.tenants.set(tenant.id, tenant);
  return tenant;
}

function remove({ store }: Provider, tenant: Tenant): void {
  if (tenant.id === store.defaultTenantId) {
    throw fieldError('invalid', 'tenantId', 'The default tenant cannot be deleted.');
  }
  const belongs = (owned: { readonly tenantId: string }) => owned.tenantId === tenant.id;
  store.refreshTokens.deleteWhere(belongs);
  store.ssoSessions.deleteWhere(belongs);
  store.users.deleteWhere(belongs);
  for (const application of [...store.applications.values()].filter(belongs)) {
    store.applications.delete(application.id);
  }
  store.tenants.delete(tenant.id);
}

/** `/api/tenant` (contract section 7): POST, GET, PUT, PATCH, DELETE, all with an API key that is bound to no tenant. */
export function tenantApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  const existing = (request: FastifyRequest) => found(store.tenants.get(existingIdIn(request)));
  const options = withGlobalApiKey(provider);

  // Pages ask for the rules before there is a user, so without a key.
  app.get('/api/tenant/password-validation-rules/:id?', async (request) => {
    const id = newIdIn(request, 'tenantId');
    const tenant = id === undefined ? resolveTenant(provider, request) : found(store.tenants.get(id));
    return { passwordValidationRules: tenant.passwordValidationRules };
  });
  searchApi(app, options, {
    path: '/api/tenant',
    all: 'tenants',
    fields: ['name'],
    list: () => [...store.tenants.values()],
  });
  app.get('/api/tenant', options, async () => ({ tenants: [...store.tenants.values()] }));
  app.get('/api/tenant/:id', options, async (request) => ({ tenant: existing(request) }));
  app.post('/api/tenant/:id?', options, async (request) => {
    const id = newIdIn(request, 'tenantId') ?? randomUUID();
    if (store.tenants.has(id)) {
      throw fieldError('duplicate', 'tenantId', 'A tenant with this id already exists.');
    }
    return { tenant: save(provider, readJson(tenantSettingsSchema, jsonBody(request).tenant, ['tenant']), { id }) };
  });
  app.put('/api/tenant/:id', options, async (request) => {
    const settings = readJson(tenantSettingsSchema, jsonBody(request).tenant, ['tenant']);
    return { tenant: save(provider, settings, existing(request)) };
  });
  app.patch('/api/tenant/:id', options, async (request) => {
    const tenant = existing(request);
    const changed = patched(request, 'tenant', tenant);
    return { tenant: save(provider, readJson(tenantSettingsSchema, changed, ['tenant']), tenant) };
  });
  app.delete('/api/tenant/:id', options, async (request, reply) => {
    remove(provider, existing(request));
    return reply.send();
  });
}
