import type { ForumPost } from '../../../scenarios/demo-data/posts.ts';
import { type Html, html } from '../http/html.ts';

/** The posts, newest first; as renderer/spa/posts-view.tsx. */
export function postList(posts: readonly ForumPost[]): Html {
  const lines = posts.map(
    ({ author, title, text, replies }) => html`<li>
<span class="avatar" aria-hidden="true">${author.slice(0, 1)}</span>
<div>
<h3>${title}</h3>
<p>${text}</p>
<small>${author} · ${replies} replies</small>
</div>
</li>`,
  );
  return html`<ul class="posts">
${lines}
</ul>`;
}
