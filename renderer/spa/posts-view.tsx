import type { Posts } from './replies.ts';

/** The posts, newest first, as the forum gives them. */
export function PostsView({ posts: { posts } }: { readonly posts: Posts }) {
  return (
    <ul className="posts">
      {posts.map(({ id, author, title, text, replies }) => (
        <li key={id}>
          <span className="avatar" aria-hidden="true">
            {author.slice(0, 1)}
          </span>
          <div>
            <h3>{title}</h3>
            <p>{text}</p>
            <small>
              {author} · {replies} replies
            </small>
          </div>
        </li>
      ))}
    </ul>
  );
}
