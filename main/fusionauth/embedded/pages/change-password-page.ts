import { document } from './document.ts';
import { field } from './field.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Html, html } from './html.ts';

export interface ChangePasswordForm {
  /** The changePasswordId. */
  readonly id: string;
  /** The OAuth request's own parameters, to be posted back. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly errors: Readonly<Record<string, string>>;
}

/** The form in which a user sets another password. */
export function changePasswordPage({ id, hidden, errors }: ChangePasswordForm): Html {
  const password = (name: string, label: string): Html =>
    field({ id: name, label, type: 'password', autocomplete: 'new-password', error: errors[name] });
  return document(
    'Change Password',
    html`<h1>Change your password</h1>
<p>A new password is needed before you can go on.</p>
<form action="/password/change/${encodeURIComponent(id)}" method="POST" novalidate>
${hiddenFields(hidden)}
${password('password', 'New password')}
${password('passwordConfirm', 'Confirm password')}
<button type="submit" class="button blue">Submit</button>
</form>`,
  );
}

/** The page after a change that no application waits for. */
export function passwordChangedPage(): Html {
  return document(
    'Password Changed',
    html`<h1>Password changed</h1>
<p>You can now log in with it.</p>`,
  );
}

/** The page for an id that is unknown, used or expired. */
export function invalidChangePage(): Html {
  return document(
    'Error',
    html`<h1>This link is no longer good</h1>
<p>Log in again to get another one.</p>`,
  );
}
