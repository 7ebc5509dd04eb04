import { CartView } from './cart-view.tsx';
import { PostsView } from './posts-view.tsx';
import type { Site } from './setup.ts';
import type { Visit } from './visit.ts';

interface GoodsProps {
  readonly site: Site;
  readonly visit: Visit;
  readonly onLoad: () => void;
}

/** What one comes here for: the cart or the posts, for whoever is logged in. */
export function Goods({ site, visit, onLoad }: GoodsProps) {
  const { heading, button, notYet, forNobody } = site.data;
  const { visitor, cart, posts } = visit;
  return (
    <section className="card">
      <div className="bar">
        <h2>{heading}</h2>
        {/* Never disabled while a request is under way: each press is a request, and the lab counts on it. */}
        {visitor.kind === 'user' && (
          <button type="button" className="strong" onClick={onLoad}>
            {button}
          </button>
        )}
      </div>
      {cart && <CartView cart={cart} />}
      {posts && <PostsView posts={posts} />}
      {visitor.kind === 'user' && !cart && !posts && <p className="quiet">{notYet}</p>}
      {visitor.kind === 'nobody' && <p className="quiet">{forNobody}</p>}
    </section>
  );
}
