import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { User } from '../user.ts';

/** What somebody types into a login form. */
export const typedLogin = z.object({ loginId: z.string().min(1).max(1000), password: z.string().min(1).max(1000) });

type TypedLogin = Readonly<z.infer<typeof typedLogin>>;

/** Lets whoever typed this in, or throws LoginRefused, FusionAuthRefused or FusionAuthUnreachable. */
type LetIn = (request: FastifyRequest, reply: FastifyReply, typed: TypedLogin) => Promise<User>;

/** How an application lets people in: its share in a login. */
export interface Entrance {
  /** Path of the first page that somebody sees who comes back from FusionAuth. */
  readonly landing: string;
  /** The routes by which what was typed into the application's own form arrives. */
  mountForm(app: FastifyInstance, letIn: LetIn): void;
}
