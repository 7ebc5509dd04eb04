import { type Html, html } from './html.ts';

/** Hidden inputs for name-value pairs. */
export function hiddenFields(fields: readonly (readonly [name: string, value: string])[]): Html[] {
  return fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`);
}
