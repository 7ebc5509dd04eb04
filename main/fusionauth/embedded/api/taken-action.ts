import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { identifierSchema, readIdentifier } from '../store/identifier.ts';
import { isInForce, type TakenAction } from '../store/taken-action.ts';
import type { User } from '../store/user.ts';
import { cancelAction, findUserAction, takeAction } from '../users/lockout.ts';
import { mayTouch, presentedApiKey, withApiKey } from './authorization.ts';
import { jsonBody } from './body.ts';
import { existingIdIn, found } from './path-id.ts';

const changeSchema = z.object({
  actionerUserId: identifierSchema.optional(),
  comment: z.string().max(2000).optional(),
  expiry: z.int().optional(),
  option: z.string().max(191).optional(),
  reasonId: identifierSchema.optional(),
});

const actionSchema = changeSchema.extend({
  actioneeUserId: identifierSchema,
  applicationIds: z.array(identifierSchema).max(1000).optional(),
  userActionId: identifierSchema,
});

const reasonSchema = z.object({ code: z.string().optional(), text: z.string().optional() });

/** An action as the API shows it. */
function takenActionView(action: TakenAction): Record<string, unknown> {
  const { isLockout: _, isTemporal: __, preventsLogin: ___, ...shown } = action;
  const { name, option, reason } = action;
  return { ...shown, localizedName: name, localizedOption: option, localizedReason: reason };
}

/** What the request says of an action, its reason in words. @throws ApiErrors 400 for a reason that does not exist */
function withReason<T extends z.infer<typeof changeSchema>>({ store }: Provider, { reasonId, ...settings }: T) {
  if (reasonId === undefined) {
    return settings;
  }
  const reason = store.resources.of('userActionReason').get(reasonId);
  if (reason === undefined) {
    throw fieldError('invalid', 'action.reasonId', 'The reason does not exist.');
  }
  const { code, text } = reasonSchema.catch({}).parse(reason);
  return { ...settings, reason: text, reasonCode: code };
}

function actionee(provider: Provider, request: FastifyRequest, id: string): User | undefined {
  const user = provider.store.users.get(id);
  const isVisible = user !== undefined && mayTouch(request, presentedApiKey(provider, request), user);
  return isVisible ? user : undefined;
}

function take(provider: Provider, request: FastifyRequest): Record<string, unknown> {
  const settings = readJson(actionSchema, jsonBody(request).action, ['action']);
  const user = actionee(provider, request, settings.actioneeUserId);
  if (user === undefined) {
    throw fieldError('invalid', 'action.actioneeUserId', 'The user does not exist.');
  }
  const action = findUserAction(provider, settings.userActionId);
  if (action?.active !== true) {
    throw fieldError('invalid', 'action.userActionId', 'The user action does not exist.');
  }
  const { name, preventLogin: preventsLogin, temporal: isTemporal } = action;
  const taken = { ...withReason(provider, settings), name, isTemporal, preventsLogin, isLockout: false };
  return { action: takenActionView(takeAction(provider, taken)) };
}

/** A user's actions: all, those in force or not (`active`), or those that keep the user out (`preventingLogin`). */
function list(provider: Provider, request: FastifyRequest): Record<string, unknown> {
  const { clock, store } = provider;
  const user = found(actionee(provider, request, readIdentifier(queryParameter(request, 'userId')) ?? ''));
  const active = queryParameter(request, 'active');
  const isPreventing = queryParameter(request, 'preventingLogin') === 'true';
  const actions = [...store.takenActions.values()].filter((action) => {
    const isActive = isInForce(action, clock.now());
    return (
      action.actioneeUserId === user.id &&
      (active === undefined || isActive === (active === 'true')) &&
      (!isPreventing || (isActive && action.preventsLogin))
    );
  });
  return { actions: actions.map(takenActionView) };
}

/**
 * `/api/user/action[/{id}]`: takes user actions on users, which may keep them from logging in (contract section 4.1,
 * status 409). Cancelling one also ends a lock after failed logins.
 */
export function takenActionApi(app: FastifyInstance, provider: Provider): void {
  const { store } = provider;
  const options = withApiKey(provider);
  const existing = (request: FastifyRequest) => {
    const action = found(store.takenActions.get(existingIdIn(request)));
    found(actionee(provider, request, action.actioneeUserId));
    return action;
  };
  app.post('/api/user/action', options, async (request) => take(provider, request));
  app.get('/api/user/action', options, async (request) => list(provider, request));
  app.get('/api/user/action/:id', options, async (request) => ({ action: takenActionView(existing(request)) }));
  app.put('/api/user/action/:id', options, async (request) => {
    const settings = readJson(changeSchema, jsonBody(request).action ?? {}, ['action']);
    const changed = { ...existing(request), ...withReason(provider, settings) };
    store.takenActions.set(changed.id, changed);
    return { action: takenActionView(changed) };
  });
  app.delete('/api/user/action/:id', options, async (request) => ({
    action: takenActionView(cancelAction(provider, existing(request))),
  }));
}
