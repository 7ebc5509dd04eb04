import type { Party, Server } from '../parties.ts';
import type { MessageStep, RequestExpectation, ResponseExpectation } from '../step.ts';

type Rest = Partial<Pick<MessageStep, 'during' | 'action' | 'notes' | 'theft'>>;

/** A message and its reply. */
export function message(
  from: Party,
  to: Server,
  says: string,
  answers: string,
  request: RequestExpectation,
  response: Omit<ResponseExpectation, 'setCookies'> & Partial<Pick<ResponseExpectation, 'setCookies'>>,
  { during = [], ...rest }: Rest = {},
): MessageStep {
  return {
    kind: 'message',
    from,
    to,
    says,
    answers,
    request,
    response: { setCookies: [], ...response },
    during,
    ...rest,
  };
}

/** A parameter that must be there, whatever its value. */
export const present = { present: true } as const;
