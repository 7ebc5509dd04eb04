import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { type Application, roleSchema, scopeSchema } from '../store/application.ts';
import { mayTouch, presentedApiKey, withApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';
import { existingIdIn, found } from './path-id.ts';

/** A role or a scope. */
interface Part {
  readonly id?: string | undefined;
  readonly name: string;
}

/** A list of an application that has routes of its own. */
interface Parts<T extends Part> {
  readonly path: 'role' | 'scope';
  readonly schema: z.ZodType<T>;
  of(application: Application): readonly T[];
  with(application: Application, parts: T[]): Application;
}

const ROLES: Parts<Application['roles'][number]> = {
  path: 'role',
  schema: roleSchema,
  of: ({ roles }) => roles,
  with: (application, roles) => ({ ...application, roles }),
};

const SCOPES: Parts<Application['scopes'][number]> = {
  path: 'scope',
  schema: scopeSchema,
  of: ({ scopes }) => scopes,
  with: (application, scopes) => ({ ...application, scopes }),
};

/** The application in the path, if the caller may see it. */
function applicationIn(provider: Provider, request: FastifyRequest): Application {
  const application = found(provider.store.applications.get(existingIdIn(request)));
  return found(mayTouch(request, presentedApiKey(provider, request), application) ? application : undefined);
}

function partApi<T extends Part>(app: FastifyInstance, provider: Provider, parts: Parts<T>): void {
  const { clock, store } = provider;
  const options = withApiKey(provider);
  const { path } = parts;
  const owner = (request: FastifyRequest) => applicationIn(provider, request);
  const existing = (request: FastifyRequest): T => {
    const id = existingIdIn(request, 'partId');
    return found(parts.of(owner(request)).find((part) => part.id === id));
  };
  const put = (request: FastifyRequest, value: unknown, id: string) => {
    const application = owner(request);
    const part = { ...readJson(parts.schema, value, [path]), id };
    const others = parts.of(application).filter((other) => other.id !== id);
    if (others.some(({ name }) => name === part.name)) {
      throw fieldError('duplicate', `${path}.name`, `The application has a ${path} of this name already.`);
    }
    const changed = parts.with(application, [...others, part]);
    store.applications.set(application.id, { ...changed, lastUpdateInstant: clock.now() });
    return { [path]: part };
  };

  app.post(`/api/application/:id/${path}`, options, async (request) =>
    put(request, jsonBody(request)[path], randomUUID()),
  );
  app.post(`/api/application/:id/${path}/:partId`, options, async (request) =>
    put(request, jsonBody(request)[path], existingIdIn(request, 'partId')),
  );
  app.get(`/api/application/:id/${path}/:partId`, options, async (request) => ({ [path]: existing(request) }));
  app.put(`/api/application/:id/${path}/:partId`, options, async (request) => {
    existing(request);
    return put(request, jsonBody(request)[path], existingIdIn(request, 'partId'));
  });
  app.patch(`/api/application/:id/${path}/:partId`, options, async (request) =>
    put(request, patched(request, path, existing(request)), existingIdIn(request, 'partId')),
  );
  app.delete(`/api/application/:id/${path}/:partId`, options, async (request, reply) => {
    const { id } = existing(request);
    const application = owner(request);
    const others = parts.of(application).filter((part) => part.id !== id);
    store.applications.set(application.id, { ...parts.with(application, others), lastUpdateInstant: clock.now() });
    return reply.send();
  });
}

/** `/api/application/{id}/role`, `/scope` and `/oauth-configuration` (contract section 7). */
export function applicationPartsApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  partApi(app, provider, ROLES);
  partApi(app, provider, SCOPES);
  app.get('/api/application/:id/oauth-configuration', withApiKey(provider), async (request) => {
    const application = applicationIn(provider, request);
    const tenant = store.tenantOf(application);
    return {
      oauthConfiguration: { ...application.oauthConfiguration, clientId: application.id },
      httpSessionMaxInactiveInterval: tenant.httpSessionMaxInactiveInterval,
      logoutURL: tenant.logoutURL,
    };
  });
}
