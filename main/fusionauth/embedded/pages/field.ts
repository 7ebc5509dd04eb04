import { type Html, html, nothing } from './html.ts';

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type?: 'email' | 'password' | 'text' | 'date' | 'tel';
  readonly value?: string;
  readonly autocomplete: string;
  readonly isRequired?: boolean;
  readonly isFocused?: boolean;
  /** What is wrong with what was typed. */
  readonly error: string | undefined;
}

/** A labelled input; its name is its id. */
export function field({
  id,
  label,
  type = 'text',
  value = '',
  autocomplete,
  isRequired = true,
  isFocused = false,
  error,
}: Field): Html {
  const described = error === undefined ? nothing : html` aria-invalid="true" aria-describedby="${id}-message"`;
  const message = error === undefined ? nothing : html`<span class="message" id="${id}-message">${error}</span>`;
  return html`<div class="field">
<label for="${id}">${label}</label>
<input type="${type}" id="${id}" name="${id}" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false"${isRequired ? html` required` : nothing}${described}${isFocused ? html` autofocus` : nothing}>
${message}
</div>
`;
}

/** What is wrong as a whole, if anything. */
export function alert(message: string | undefined): Html {
  return message === undefined ? nothing : html`<p class="alert" role="alert">${message}</p>`;
}
