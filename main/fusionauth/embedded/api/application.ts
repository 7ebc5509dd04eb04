import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fieldError } from '../http/api-errors.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { type Application, type ApplicationSettings, applicationSettingsSchema } from '../store/application.ts';
import { randomSecret } from '../tokens/secret.ts';
import { mayTouch, presentedApiKey, resolveTenant, withApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';
import { searchApi } from './search.ts';
import { requireSigningKeys } from './signing-keys.ts';

interface Identity {
  readonly id: string;
  readonly tenantId: string;
  readonly insertInstant?: number;
  readonly oauthConfiguration?: { readonly clientSecret: string };
}

function requireOwnName({ store }: Provider, settings: ApplicationSettings, { id, tenantId }: Identity): void {
  const others = [...store.applications.values()].filter((other) => other.tenantId === tenantId && other.id !== id);
  if (others.some(({ name }) => name === settings.name)) {
    throw fieldError('duplicate', 'application.name', 'An application with this name already exists.');
  }
}

function save(provider: Provider, settings: ApplicationSettings, identity: Identity): Application {
  const now = provider.clock.now();
  requireOwnName(provider, settings, identity);
  requireSigningKeys(provider, 'application', settings.jwtConfiguration);
  const { oauthConfiguration } = settings;
  const clientSecret = oauthConfiguration.clientSecret ?? identity.oauthConfiguration?.clientSecret ?? randomSecret();
  const application: Application = {
    ...settings,
    id: identity.id,
    tenantId: identity.tenantId,
    oauthConfiguration: { ...oauthConfiguration, clientSecret },
    roles: settings.roles.map((role) => ({ ...role, id: role.id ?? randomUUID() })),
    insertInstant: identity.insertInstant ?? now,
    lastUpdateInstant: now,
  };
  provider.store.applications.set(application.id, application);
  return application;
}

/**
 * The application as the API shows it: `clientId` is the application's id, `requireClientAuthentication` the boolean that
 * its policy has replaced (contract sections 2.1 and 7).
 */
function applicationView(application: Application): Record<string, unknown> {
  const { id, oauthConfiguration } = application;
  const requireClientAuthentication = oauthConfiguration.clientAuthenticationPolicy === 'Required';
  const state = application.active ? 'Active' : 'Inactive';
  return {
    ...application,
    state,
    oauthConfiguration: { ...oauthConfiguration, clientId: id, requireClientAuthentication },
  };
}

function remove({ store }: Provider, application: Application): void {
  store.refreshTokens.deleteWhere(({ applicationId }) => applicationId === application.id);
  store.applications.delete(application.id);
}

function setActive({ clock, store }: Provider, application: Application, active: boolean): Application {
  const changed = { ...application, active, lastUpdateInstant: clock.now() };
  store.applications.set(application.id, changed);
  return changed;
}

/** `/api/application` (contract section 7): POST, GET, PUT, PATCH, DELETE, all with an API key. */
export function applicationApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  const options = withApiKey(provider);
  const isVisible = (request: FastifyRequest, application: Application) =>
    mayTouch(request, presentedApiKey(provider, request), application);
  const existing = (request: FastifyRequest) => {
    const application = found(store.applications.get(existingIdIn(request)));
    return found(isVisible(request, application) ? application : undefined);
  };

  const visible = (request: FastifyRequest) =>
    [...store.applications.values()].filter((application) => isVisible(request, application));

  app.get('/api/application', options, async (request) => {
    const active = queryParameter(request, 'inactive') !== 'true';
    return {
      applications: visible(request)
        .filter((found) => found.active === active)
        .map(applicationView),
    };
  });
  searchApi(app, options, {
    path: '/api/application',
    all: 'applications',
    fields: ['name', 'state', 'tenantId'],
    list: (request) => visible(request).map(applicationView),
  });
  app.get('/api/application/:id', options, async (request) => ({ application: applicationView(existing(request)) }));
  app.post('/api/application/:id?', options, async (request) => {
    const tenant = resolveTenant(provider, request, presentedApiKey(provider, request));
    const id = newIdIn(request, 'applicationId') ?? randomUUID();
    if (store.applications.has(id)) {
      throw fieldError('duplicate', 'applicationId', 'An application with this id already exists.');
    }
    const settings = readJson(applicationSettingsSchema, jsonBody(request).application, ['application']);
    return { application: applicationView(save(provider, settings, { id, tenantId: tenant.id })) };
  });
  app.put('/api/application/:id', options, async (request) => {
    const current = existing(request);
    if (queryParameter(request, 'reactivate') === 'true') {
      return { application: applicationView(setActive(provider, current, true)) };
    }
    const settings = readJson(applicationSettingsSchema, jsonBody(request).application, ['application']);
    return { application: applicationView(save(provider, settings, current)) };
  });
  app.patch('/api/application/:id', options, async (request) => {
    const current = existing(request);
    const changed = patched(request, 'application', current);
    const settings = readJson(applicationSettingsSchema, changed, ['application']);
    return { application: applicationView(save(provider, settings, current)) };
  });
  app.delete('/api/application/:id', options, async (request, reply) => {
    const current = existing(request);
    if (queryParameter(request, 'hardDelete') === 'true') {
      remove(provider, current);
    } else {
      setActive(provider, current, false);
    }
    return reply.send();
  });
}
