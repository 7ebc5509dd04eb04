import { z } from './zod.ts';

const user = z.object({ id: z.string(), email: z.optional(z.string()), name: z.optional(z.string()) });

const userReply = z.object({ user });

const nobodyReply = z.object({ login: z.url({ protocol: /^https?$/ }) });

/** Of a site whose login is a form in this page. */
const bareReply = z.strictObject({});

const logoutReply = z.object({ logout: z.url({ protocol: /^https?$/ }) });

const problemReply = z.object({ problem: z.string() });

const cartReply = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      detail: z.string(),
      quantity: z.number(),
      /** Of one piece. */
      priceInCents: z.number(),
    }),
  ),
});

const postsReply = z.object({
  posts: z.array(
    z.object({ id: z.string(), author: z.string(), title: z.string(), text: z.string(), replies: z.number() }),
  ),
});

export type User = z.infer<typeof user>;
export type Cart = z.infer<typeof cartReply>;
export type Posts = z.infer<typeof postsReply>;

interface Answered {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
}

/** What the site's backend, or FusionAuth itself, said, as far as this page understands it. */
export type Reply = Answered &
  (
    | { readonly kind: 'user'; readonly user: User }
    /** `login`: where to log in; undefined: with the form in this page. */
    | { readonly kind: 'nobody'; readonly login: string | undefined }
    | { readonly kind: 'refused'; readonly problem: string }
    | { readonly kind: 'expired' | 'ran out' | 'renewed' | 'not renewed' }
    | { readonly kind: 'cart'; readonly cart: Cart }
    | { readonly kind: 'posts'; readonly posts: Posts }
    /** `logout`: where the logout goes on; undefined: nowhere. */
    | { readonly kind: 'logged out'; readonly logout: string | undefined }
    | { readonly kind: 'problem'; readonly problem: string }
  );

/** Sorts a reply by its shape; one of no known shape is a problem as well. */
export function understand(status: number, body: unknown, way: 'link' | 'form' = 'link'): Reply {
  const user = userReply.safeParse(body);
  if (user.success) return { kind: 'user', status, user: user.data.user };
  const nobody = nobodyReply.safeParse(body);
  if (nobody.success) return { kind: 'nobody', status, login: nobody.data.login };
  if (way === 'form' && bareReply.safeParse(body).success) return { kind: 'nobody', status, login: undefined };
  const cart = cartReply.safeParse(body);
  if (cart.success) return { kind: 'cart', status, cart: cart.data };
  const posts = postsReply.safeParse(body);
  if (posts.success) return { kind: 'posts', status, posts: posts.data };
  const logout = logoutReply.safeParse(body);
  if (logout.success) return { kind: 'logged out', status, logout: logout.data.logout };
  const problem = problemReply.safeParse(body);
  return { kind: 'problem', status, problem: problem.success ? problem.data.problem : 'The answer makes no sense.' };
}
