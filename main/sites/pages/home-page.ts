import type { SiteLook } from '../content/site-look.ts';
import { html } from '../http/html.ts';
import type { User } from '../user.ts';
import type { Page } from './document.ts';

interface Visit {
  readonly user: User | undefined;
  /** To the login, or to what is here for whoever is logged in. */
  readonly way: string;
}

/** Who is there, and the way in or on (W-INIT). */
export function homePage({ welcome, pitch, data }: SiteLook, { user, way }: Visit): Page {
  const load = html`<a class="strong" role="button" href="${way}">${data.button}</a>`;
  return {
    user,
    ...(user === undefined ? { logIn: way } : {}),
    main: html`<section class="welcome">
<h1>${welcome}</h1>
<p>${pitch}</p>
</section>
<section class="card">
<div class="bar"><h2>${data.heading}</h2>${user === undefined ? undefined : load}</div>
<p class="quiet">${user === undefined ? data.forNobody : data.notYet}</p>
</section>`,
  };
}
