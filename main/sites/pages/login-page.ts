import type { SiteLook } from '../content/site-look.ts';
import { html } from '../http/html.ts';
import type { Page } from './document.ts';

/** The site's own login form. `says`: why the last try led nowhere; `loginId`: what was typed then. */
export function loginPage({ spokenName }: SiteLook, says?: string, loginId = ''): Page {
  return {
    title: 'Log in',
    main: html`<form class="card login" method="post" action="/login">
<h1>Log in to ${spokenName}</h1>
${says === undefined ? undefined : html`<p class="alert" role="alert">${says}</p>`}
<label>Login<input name="loginId" value="${loginId}" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
<label>Password<input name="password" type="password" autocomplete="current-password" required></label>
<button class="strong">Log in</button>
</form>`,
  };
}
