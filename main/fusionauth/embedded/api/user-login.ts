import type { FastifyReply } from 'fastify';
import { EmptyAnswer } from '../http/api-errors.ts';
import type { Provider } from '../provider.ts';
import type { TakenAction } from '../store/taken-action.ts';
import type { LoginOutcome } from '../users/credentials.ts';
import { actionsPreventingLogin } from '../users/lockout.ts';
import { issueChangePasswordId } from '../users/must-change-password.ts';

/** An action that prevents a login, as the answer 409 shows it (contract section 4.1). */
function preventingActionView({ userActionId, name, option, reason, ...action }: TakenAction) {
  const { actionerUserId, expiry, reasonCode } = action;
  const localized = { localizedName: name, localizedOption: option, localizedReason: reason };
  return { actionId: userActionId, actionerUserId, expiry, name, option, reason, reasonCode, ...localized };
}

/**
 * Answers a login that was not good: 203 and 409 with their bodies, 404, 410 and 423 without (contract section 4.1).
 * @throws EmptyAnswer for the latter
 */
export function answerRefusedLogin(
  provider: Provider,
  reply: FastifyReply,
  login: Exclude<LoginOutcome, { outcome: 'authenticated' }>,
): FastifyReply {
  switch (login.outcome) {
    case 'refused':
      throw new EmptyAnswer(404);
    case 'expired':
      throw new EmptyAnswer(410);
    case 'locked':
      throw new EmptyAnswer(423);
    case 'prevented':
      return reply
        .code(409)
        .send({ actions: actionsPreventingLogin(provider, login.user.id).map(preventingActionView) });
    case 'mustChangePassword':
      return reply.code(203).send({
        changePasswordId: issueChangePasswordId(provider, login.user),
        changePasswordReason: login.reason,
      });
  }
}
