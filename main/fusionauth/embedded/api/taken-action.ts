import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldError } from '../http/api-errors.ts';
import { queryParameter } from '../http/query.ts';
import { readJson } from '../http/read-json.ts';
import type { Provider } from '../provider.ts';
import { identifierSchema, readIdentifier } from '../store/identifier.ts';
import { isInForce, type TakenAction } from '../store/taken-action.ts';
import type { User } from '../store/user.ts';
import { findUserAction, takeAction } from '../users/lockout.ts';
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

const actionSchema = changeSchema.extend({ actioneeUserId: identifierSchema, userActionId: identifierSchema });

/** An action as the API shows it. */
function takenActionView({ preventsLogin: _, isLockout: __, ...action }: TakenAction): Record<string, unknown> {
  return { ...action, localizedName: action.name };
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
  const taken = { ...settings, name: action.name, preventsLogin: action.preventLogin, isLockout: false };
  return { action: takenActionView(takeAction(provider, taken)) };
}

/**
 * `/api/user/action[/{id}]`: takes user actions on users, which may keep them from logging in (contract section 4.1,
 * status 409). Cancelling one also ends a lock after failed logins.
 */
export function takenActionApi(app: FastifyInstance, provider: Provider): void {
  const { clock, store } = provider;
  const options = withApiKey(provider);
  const existing = (request: FastifyRequest) => {
    const action = found(store.takenActions.get(existingIdIn(request)));
    found(actionee(provider, request, action.actioneeUserId));
    return action;
  };
  app.post('/api/user/action', options, async (request) => take(provider, request));
  app.get('/api/user/action', options, async (request) => {
    const user = found(actionee(provider, request, readIdentifier(queryParameter(request, 'userId')) ?? ''));
    const actions = [...store.takenActions.values()].filter(
      (action) => action.actioneeUserId === user.id && isInForce(action, clock.now()),
    );
    return { actions: actions.map(takenActionView) };
  });
  app.get('/api/user/action/:id', options, async (request) => ({ action: takenActionView(existing(request)) }));
  app.put('/api/user/action/:id', options, async (request) => {
    const settings = readJson(changeSchema, jsonBody(request).action ?? {}, ['action']);
    const changed = { ...existing(request), ...settings };
    store.takenActions.set(changed.id, changed);
    return { action: takenActionView(changed) };
  });
  app.delete('/api/user/action/:id', options, async (request) => {
    const action = existing(request);
    store.takenActions.delete(action.id);
    return { action: takenActionView({ ...action, expiry: clock.now() }) };
  });
}
