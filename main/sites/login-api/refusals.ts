import { z } from 'zod';
import { FusionAuthRefused } from '../oidc/failures.ts';
import { LoginRefused, type RefusalReason } from '../oidc/login-refused.ts';
import type { ApiRefusal } from './rest-client.ts';

/** What the Login API means by its status (contract, section 4.1). */
const reasons: Readonly<Record<number, RefusalReason>> = {
  202: 'not registered',
  203: 'password change',
  212: 'not verified',
  213: 'not verified',
  242: 'second factor',
  404: 'wrong credentials',
  409: 'prevented',
  410: 'expired',
  423: 'locked',
};

/** Errors in what the person typed, such as a login of blanks. */
const typed = z.object({ fieldErrors: z.object({ loginId: z.unknown(), password: z.unknown() }).partial() });

/** A LoginRefused when it is about the person; else the site is set up wrongly, as by a bad API key. */
export function refusalOf({ status, body }: ApiRefusal): LoginRefused | FusionAuthRefused {
  const reason = reasons[status];
  if (reason !== undefined) return new LoginRefused(reason);
  const { data } = typed.safeParse(body);
  const isTyped = data?.fieldErrors.loginId !== undefined || data?.fieldErrors.password !== undefined;
  if (status === 400 && isTyped) return new LoginRefused('wrong credentials');
  return new FusionAuthRefused('back', `login_api_${status}`);
}
