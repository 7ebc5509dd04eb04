import { EmptyAnswer } from '../http/api-errors.ts';
import type { Provider } from '../provider.ts';
import type { User } from '../store/user.ts';
import { verifyJwt } from '../tokens/verify.ts';
import { found } from './path-id.ts';

/** The user whom a JWT speaks for. @throws EmptyAnswer 401 for a bad one, 404 for a user who is gone */
export async function userOfJwt(provider: Provider, token: string): Promise<User> {
  const verification = await verifyJwt(provider, token);
  if (verification.outcome !== 'valid') {
    throw new EmptyAnswer(401);
  }
  return found(provider.store.users.get(verification.claims.sub));
}
