import { document } from './document.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Html, html, nothing } from './html.ts';

export interface ConsentForm {
  readonly applicationName: string;
  /** The OAuth request's own parameters, to be posted back. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly scopes: readonly { readonly name: string; readonly description: string; readonly isRequired: boolean }[];
}

/** The consent screen of a third party's application (contract section 1.6). */
export function consentPage({ applicationName, hidden, scopes }: ConsentForm): Html {
  const choices = scopes.map(
    ({ name, description, isRequired }) => html`<div class="choice">
<input type="checkbox" id="scope-${name}" name="scopeConsents.${name}" value="true" checked${isRequired ? html` disabled` : nothing}>
<label for="scope-${name}">${description}${isRequired ? ' (required)' : ''}</label>
</div>
`,
  );
  return document(
    'Consent',
    html`<h1>${applicationName} asks for access</h1>
<p>It would like to:</p>
<form action="/oauth2/consent" method="POST">
${hiddenFields(hidden)}
${choices}
<button type="submit" name="consentAction" value="allow" class="button">Allow</button>
<button type="submit" name="consentAction" value="cancel" class="button quiet">Cancel</button>
</form>`,
  );
}
