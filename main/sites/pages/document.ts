import type { SiteLook } from '../content/site-look.ts';
import { type Html, html } from '../http/html.ts';
import type { User } from '../user.ts';

/** One page of a site, before the frame that all of them share. */
export interface Page {
  /** Before the site's own title. */
  readonly title?: string;
  /** Who is there. undefined: nobody. */
  readonly user?: User | undefined;
  /** Where "Log in" in the header leads, on pages that have it. */
  readonly logIn?: string;
  readonly main: Html;
}

const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7"/><path d="M8 11h13v6a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zm13 1h2a3 3 0 0 1 0 7h-2"/></svg>`;

function who(user: User | undefined): Html {
  if (user === undefined) return html`<span class="who">Nobody is logged in</span>`;
  const { name, email, id } = user;
  const both = name !== undefined && email !== undefined;
  return html`<span class="who"><strong>${name ?? email ?? id}</strong>${both ? html`<small>${email}</small>` : undefined}</span>`;
}

const logOut = html`<form method="post" action="/logout"><button>Log out</button></form>`;

/** Puts pages into the frame of a site: header, style sheets, imprint; as renderer/spa draws it. */
export function createDocument(look: SiteLook, styles: readonly string[]): (page: Page) => Html {
  const sheets = styles.map((address) => html`<link rel="stylesheet" href="${address}">`);
  return ({ title, user, logIn, main }) => html`<!doctype html>
<html lang="en" data-site="${look.name}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === undefined ? look.title : `${title} – ${look.title}`}</title>
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
${sheets}
</head>
<body>
<header>
${mark}
<a class="title" href="/">${look.title}</a>
${who(user)}
${logIn === undefined ? undefined : html`<a class="strong" role="button" href="${logIn}">Log in</a>`}
${user === undefined ? undefined : logOut}
</header>
<main>
${main}
<p class="imprint">An invented site, run by Loginscope on this computer. It is exactly as safe as the workflow it plays, on purpose.</p>
</main>
</body>
</html>
`;
}
