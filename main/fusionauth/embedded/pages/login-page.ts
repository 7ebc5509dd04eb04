import { document } from './document.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Html, html, nothing } from './html.ts';

/** What is wrong with the login that was tried (contract section 1.5). */
export interface LoginErrors {
  readonly general?: string;
  readonly loginId?: string;
  readonly password?: string;
}

export interface LoginForm {
  /** The OAuth request's own parameters, to be posted back. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly applicationName: string;
  readonly loginId: string;
  readonly rememberDevice: boolean;
  readonly errors: LoginErrors;
}

function invalid(id: string, message: string | undefined): { attributes: Html; message: Html } {
  return message === undefined
    ? { attributes: nothing, message: nothing }
    : {
        attributes: html` aria-invalid="true" aria-describedby="${id}-message"`,
        message: html`<span class="message" id="${id}-message">${message}</span>`,
      };
}

/** The hosted login form with the names, ids and labels that scripts rely on (contract section 1.5). */
export function loginPage({ hidden, applicationName, loginId, rememberDevice, errors }: LoginForm): Html {
  const login = invalid('loginId', errors.loginId);
  const password = invalid('password', errors.password);
  const alert = errors.general === undefined ? nothing : html`<p class="alert" role="alert">${errors.general}</p>`;
  const autofocus = html` autofocus`;
  const isNamed = loginId !== '';
  const checked = rememberDevice ? html` checked` : nothing;
  return document(
    'Login',
    html`<h1>Log in</h1>
<p>to continue to ${applicationName}</p>
${alert}
<form action="/oauth2/authorize" method="POST" novalidate>
${hiddenFields(hidden)}
<div class="field">
<label for="loginId">Login</label>
<input type="text" id="loginId" name="loginId" value="${loginId}" autocomplete="username" autocapitalize="none" spellcheck="false" required${login.attributes}${isNamed ? nothing : autofocus}>
${login.message}
</div>
<div class="field">
<label for="password">Password</label>
<input type="password" id="password" name="password" autocomplete="current-password" required${password.attributes}${isNamed ? autofocus : nothing}>
${password.message}
</div>
<div class="choice">
<input type="hidden" name="__cb_rememberDevice" value="false">
<input type="checkbox" id="rememberDevice" name="rememberDevice" value="true"${checked}>
<label for="rememberDevice">Keep me signed in</label>
</div>
<button type="submit" id="submit-button" class="button blue">Submit</button>
</form>`,
  );
}
