import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { readIdentifier } from '../store/identifier.ts';
import type { Resource } from '../store/resources.ts';
import { withApiKey } from './authorization.ts';
import { jsonBody, patched } from './body.ts';
import { existingIdIn, found, newIdIn } from './path-id.ts';
import { searchApi } from './search.ts';

/** What is accepted, kept and given back: path, name of one, name of all (contract section 7). */
const KINDS = [
  ['/api/connector', 'connector', 'connectors'],
  ['/api/consent', 'consent', 'consents'],
  ['/api/email/template', 'emailTemplate', 'emailTemplates'],
  ['/api/entity', 'entity', 'entities'],
  ['/api/entity/type', 'entityType', 'entityTypes'],
  ['/api/form', 'form', 'forms'],
  ['/api/form/field', 'field', 'fields'],
  ['/api/group', 'group', 'groups'],
  ['/api/identity-provider', 'identityProvider', 'identityProviders'],
  ['/api/ip-acl', 'ipAccessControlList', 'ipAccessControlLists'],
  ['/api/lambda', 'lambda', 'lambdas'],
  ['/api/message/template', 'messageTemplate', 'messageTemplates'],
  ['/api/messenger', 'messenger', 'messengers'],
  ['/api/theme', 'theme', 'themes'],
  ['/api/user-action', 'userAction', 'userActions'],
  ['/api/user-action-reason', 'userActionReason', 'userActionReasons'],
  ['/api/webhook', 'webhook', 'webhooks'],
] as const;

/** Their paths, but for user actions, which keep users out: see `users/lockout.ts`. */
export const RESOURCES_WITHOUT_EFFECT: readonly string[] = KINDS.map(([path]) => path).filter(
  (path) => !path.startsWith('/api/user-action'),
);

/** What FusionAuth's searches for any of these can ask for. */
const SEARCHED = ['applicationId', 'body', 'description', 'name', 'tenantId', 'type', 'url'];

const objectSchema = z.record(z.string(), z.unknown());

const lastingSchema = z.object({ preventLogin: z.unknown().optional(), temporal: z.unknown().optional() });

/** @throws ApiErrors 400 for a user action that prevents logins without lasting: nobody would know until when */
function requireLasting(userAction: unknown): void {
  const parsed = lastingSchema.safeParse(userAction);
  if (parsed.data?.preventLogin === true && parsed.data.temporal !== true) {
    const message = 'Only an action that lasts can prevent logins: set temporal to true as well.';
    throw fieldError('invalid', 'userAction.preventLogin', message);
  }
}

/** Routes of one kind: POST, GET, PUT, PATCH, DELETE, with an API key. */
function resourceApi(app: FastifyInstance, provider: Provider, path: string, one: string, all: string): void {
  const { clock, store } = provider;
  const resources = store.resources.of(one);
  const options = withApiKey(provider);
  // Of all these, user actions alone are put out of use before they are deleted.
  const isDeactivated = one === 'userAction';
  const existing = (request: FastifyRequest): Resource => found(resources.get(existingIdIn(request)));
  const save = (value: unknown, id: string, insertInstant?: number) => {
    if (one === 'userAction') {
      requireLasting(value);
    }
    const now = clock.now();
    const instants = { insertInstant: insertInstant ?? now, lastUpdateInstant: now };
    const resource = { ...readJson(objectSchema, value, [one]), id, ...instants };
    resources.set(id, resource);
    return { [one]: resource };
  };

  app.post(`${path}/:id?`, options, async (request) => {
    const body = jsonBody(request);
    const id = newIdIn(request, `${one}Id`) ?? randomUUID();
    if (resources.has(id)) {
      throw fieldError('duplicate', `${one}Id`, `This id is taken: ${id}.`);
    }
    // A theme may be made from another one.
    const source = resources.get(readIdentifier(objectSchema.parse(body).sourceThemeId?.toString()) ?? '');
    return save({ ...source, ...readJson(objectSchema, body[one], [one]) }, id);
  });
  app.get(path, options, async (request) => {
    const type = queryParameter(request, 'type');
    const isWanted = isDeactivated ? queryParameter(request, 'inactive') !== 'true' : undefined;
    const listed = [...resources.values()].filter(
      (resource) =>
        (type === undefined || resource.type === type) &&
        (isWanted === undefined || (resource.active !== false) === isWanted),
    );
    return { [all]: listed };
  });
  searchApi(app, options, { path, all, fields: SEARCHED, list: () => [...resources.values()] });
  app.get(`${path}/:id`, options, async (request) => ({ [one]: existing(request) }));
  app.put(`${path}/:id`, options, async (request) => {
    const current = existing(request);
    const isBack = isDeactivated && queryParameter(request, 'reactivate') === 'true';
    return save(isBack ? { ...current, active: true } : jsonBody(request)[one], current.id, current.insertInstant);
  });
  app.patch(`${path}/:id`, options, async (request) => {
    const current = existing(request);
    return save(patched(request, one, current), current.id, current.insertInstant);
  });
  app.delete(`${path}/:id`, options, async (request, reply) => {
    const current = existing(request);
    if (isDeactivated && queryParameter(request, 'hardDelete') !== 'true') {
      save({ ...current, active: false }, current.id, current.insertInstant);
    } else {
      resources.delete(current.id);
    }
    return reply.send();
  });
}

/**
 * What kickstarts of others bring along and a login does not need: it is kept and given back, so that they run, and has no
 * effect here (contract section 7). User actions are the exception: see `users/lockout.ts`.
 */
export function resourcesApi(app: FastifyInstance, provider: Provider): void {
  for (const [path, one, all] of KINDS) {
    resourceApi(app, provider, path, one, all);
  }
}
