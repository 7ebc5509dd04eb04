import * as z from 'zod/mini';

// zod's faster parser is made with eval, which the Content-Security-Policy forbids.
z.config({ jitless: true });

const userReply = z.object({
  user: z.object({ id: z.string(), email: z.optional(z.string()), name: z.optional(z.string()) }),
});

const nobodyReply = z.object({ login: z.url({ protocol: /^https?$/ }) });

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

export type User = z.infer<typeof userReply>['user'];
export type Cart = z.infer<typeof cartReply>;
export type Posts = z.infer<typeof postsReply>;

/** What the site's backend said, as far as this page understands it. */
export type Reply =
  | { readonly kind: 'user'; readonly status: number; readonly user: User }
  | { readonly kind: 'nobody'; readonly status: number; readonly login: string }
  | { readonly kind: 'cart'; readonly status: number; readonly cart: Cart }
  | { readonly kind: 'posts'; readonly status: number; readonly posts: Posts }
  | { readonly kind: 'logged out'; readonly status: number; readonly logout: string }
  | { readonly kind: 'problem'; readonly status: number; readonly problem: string };

/** Sorts a reply by its shape; one of no known shape is a problem as well. */
export function understand(status: number, body: unknown): Reply {
  const user = userReply.safeParse(body);
  if (user.success) return { kind: 'user', status, user: user.data.user };
  const nobody = nobodyReply.safeParse(body);
  if (nobody.success) return { kind: 'nobody', status, login: nobody.data.login };
  const cart = cartReply.safeParse(body);
  if (cart.success) return { kind: 'cart', status, cart: cart.data };
  const posts = postsReply.safeParse(body);
  if (posts.success) return { kind: 'posts', status, posts: posts.data };
  const logout = logoutReply.safeParse(body);
  if (logout.success) return { kind: 'logged out', status, logout: logout.data.logout };
  const problem = problemReply.safeParse(body);
  return { kind: 'problem', status, problem: problem.success ? problem.data.problem : 'The answer makes no sense.' };
}
