import type { RegistrationFieldName } from '../store/registration-configuration.ts';
import { document } from './document.ts';
import { alert, type Field, field } from './field.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Html, html } from './html.ts';

const LOOKS: Readonly<Record<RegistrationFieldName, Pick<Field, 'autocomplete' | 'label' | 'type'>>> = {
  birthDate: { label: 'Birthdate', type: 'date', autocomplete: 'bday' },
  email: { label: 'Email', type: 'email', autocomplete: 'email' },
  firstName: { label: 'First name', autocomplete: 'given-name' },
  fullName: { label: 'Full name', autocomplete: 'name' },
  lastName: { label: 'Last name', autocomplete: 'family-name' },
  middleName: { label: 'Middle name', autocomplete: 'additional-name' },
  mobilePhone: { label: 'Mobile phone', type: 'tel', autocomplete: 'tel' },
  username: { label: 'Username', autocomplete: 'username' },
};

export interface RegisterForm {
  readonly applicationName: string;
  /** The OAuth request's own parameters, to be posted back. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly fields: readonly {
    readonly name: RegistrationFieldName;
    readonly value: string;
    readonly isRequired: boolean;
  }[];
  readonly confirmsPassword: boolean;
  /** By field; what belongs to none is shown above the form. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The hosted registration form with the names that scripts rely on (contract section 1.5). */
export function registerPage({ applicationName, hidden, fields, confirmsPassword, errors }: RegisterForm): Html {
  const shown = [...fields.map(({ name }) => `user.${name}`), 'user.password', 'passwordConfirm'];
  const [, elsewhere] = Object.entries(errors).find(([name]) => !shown.includes(name)) ?? [];
  const password = (id: string, label: string): Html =>
    field({ id, label, type: 'password', autocomplete: 'new-password', error: errors[id] });
  return document(
    'Register',
    html`<h1>Register</h1>
<p>for ${applicationName}</p>
${alert(elsewhere)}
<form action="/oauth2/register" method="POST" novalidate>
${hiddenFields(hidden)}
${fields.map(({ name, value, isRequired }) => {
  const id = `user.${name}`;
  return field({ ...LOOKS[name], id, value, isRequired, error: errors[id] });
})}
${password('user.password', 'Password')}
${confirmsPassword ? password('passwordConfirm', 'Confirm password') : ''}
<button type="submit" class="button blue">Register</button>
</form>`,
  );
}
