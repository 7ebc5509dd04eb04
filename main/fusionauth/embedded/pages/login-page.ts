import { document } from './document.ts';
import { alert, field } from './field.ts';
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
  /** Where somebody without an account gets one, if they can. */
  readonly registerUrl: string | undefined;
  readonly rememberDevice: boolean;
  readonly errors: LoginErrors;
}

/** The hosted login form with the names, ids and labels that scripts rely on (contract section 1.5). */
export function loginPage({ hidden, applicationName, loginId, registerUrl, rememberDevice, errors }: LoginForm): Html {
  const isNamed = loginId !== '';
  const register =
    registerUrl === undefined ? nothing : html`<p class="aside"><a href="${registerUrl}">Create a new account.</a></p>`;
  return document(
    'Login',
    html`<h1>Log in</h1>
<p>to continue to ${applicationName}</p>
${alert(errors.general)}
<form action="/oauth2/authorize" method="POST" novalidate>
${hiddenFields(hidden)}
${field({
  id: 'loginId',
  label: 'Login',
  value: loginId,
  autocomplete: 'username',
  isFocused: !isNamed,
  error: errors.loginId,
})}
${field({
  id: 'password',
  label: 'Password',
  type: 'password',
  autocomplete: 'current-password',
  isFocused: isNamed,
  error: errors.password,
})}
<div class="choice">
<input type="hidden" name="__cb_rememberDevice" value="false">
<input type="checkbox" id="rememberDevice" name="rememberDevice" value="true"${rememberDevice ? html` checked` : nothing}>
<label for="rememberDevice">Keep me signed in</label>
</div>
<button type="submit" id="submit-button" class="button blue">Submit</button>
</form>
${register}`,
  );
}
