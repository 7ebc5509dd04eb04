import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Provider } from '../provider.ts';
import { isInForce, type TakenAction } from '../store/taken-action.ts';
import type { Tenant } from '../store/tenant.ts';
import type { User } from '../store/user.ts';
import { revokeOn } from './revocation.ts';

const SECOND = 1000;

/** Milliseconds per unit of `failedAuthenticationConfiguration.actionDurationUnit`. */
const UNITS = {
  MINUTES: 60 * SECOND,
  HOURS: 3600 * SECOND,
  DAYS: 86_400 * SECOND,
  WEEKS: 7 * 86_400 * SECOND,
  MONTHS: 30 * 86_400 * SECOND,
  YEARS: 365 * 86_400 * SECOND,
} as const;

const userActionSchema = z.object({
  active: z.boolean().default(true),
  name: z.string().default(''),
  preventLogin: z.boolean().default(false),
  temporal: z.boolean().default(false),
});

/** A user action as far as it matters here, if there is one with this id. */
export function findUserAction({ store }: Provider, id: string): z.infer<typeof userActionSchema> | undefined {
  const parsed = userActionSchema.safeParse(store.resources.of('userAction').get(id));
  return parsed.success ? parsed.data : undefined;
}

/** The actions that keep the user from logging in just now. */
export function actionsPreventingLogin({ clock, store }: Provider, userId: string): readonly TakenAction[] {
  const now = clock.now();
  return [...store.takenActions.values()].filter(
    (action) => action.actioneeUserId === userId && action.preventsLogin && isInForce(action, now),
  );
}

/** Whether too many failed logins have locked the user out. */
export function isLockedOut(provider: Provider, userId: string): boolean {
  return actionsPreventingLogin(provider, userId).some(({ isLockout }) => isLockout);
}

/** Takes an action on a user; one that prevents logins ends what the policy says (contract section 2.4). */
export function takeAction(provider: Provider, action: Omit<TakenAction, 'id' | 'insertInstant'>): TakenAction {
  const taken = { ...action, id: randomUUID(), insertInstant: provider.clock.now() };
  provider.store.takenActions.set(taken.id, taken);
  if (taken.preventsLogin) {
    revokeOn(provider, 'onLoginPrevented', taken.actioneeUserId);
  }
  return taken;
}

// unsure in the contract: when the lock applies; the API wants a user action to be named, so without one there is none.
/** Counts a failed login, and locks the user out once there were too many (contract section 4.1, status 423). */
export function noteFailedLogin(provider: Provider, tenant: Tenant, user: User): void {
  const { clock, store } = provider;
  const configuration = tenant.failedAuthenticationConfiguration;
  const action = findUserAction(provider, configuration.userActionId ?? '');
  if (configuration.userActionId === undefined || action?.preventLogin !== true) {
    return;
  }
  const now = clock.now();
  const before = store.failedLogins.get(user.id);
  const isRecent = before !== undefined && now - before.lastInstant < configuration.resetCountInSeconds * SECOND;
  const count = (isRecent ? before.count : 0) + 1;
  if (count < configuration.tooManyAttempts) {
    store.failedLogins.set(user.id, { count, lastInstant: now });
    return;
  }
  store.failedLogins.delete(user.id);
  takeAction(provider, {
    userActionId: configuration.userActionId,
    actioneeUserId: user.id,
    name: action.name,
    expiry: now + configuration.actionDuration * UNITS[configuration.actionDurationUnit],
    isTemporal: true,
    preventsLogin: true,
    isLockout: true,
  });
}

/** Starts counting anew, after a login that did not fail. */
export function forgetFailedLogins({ store }: Provider, userId: string): void {
  store.failedLogins.delete(userId);
}

/** Ends an action now; that it was taken stays known. */
export function cancelAction({ clock, store }: Provider, action: TakenAction): TakenAction {
  const now = clock.now();
  const cancelled = isInForce(action, now) ? { ...action, expiry: now } : action;
  store.takenActions.set(cancelled.id, cancelled);
  return cancelled;
}

/** Lets a user in again who was locked out, as `actionCancelPolicy.onPasswordReset` may have it. */
export function endLockout(provider: Provider, userId: string): void {
  provider.store.failedLogins.delete(userId);
  for (const action of actionsPreventingLogin(provider, userId)) {
    if (action.isLockout) {
      cancelAction(provider, action);
    }
  }
}
