import { document } from './document.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Html, html } from './html.ts';

/** A form that submits itself to the client (OAuth 2.0 Form Post Response Mode); a button remains without scripts. */
export function formPostPage(action: string, fields: readonly (readonly [name: string, value: string])[]): Html {
  return document(
    'Continue',
    html`<h1>One moment</h1>
<p>You are on your way back to the application.</p>
<form action="${action}" method="POST">
${hiddenFields(fields)}
<noscript><button type="submit" class="button">Continue</button></noscript>
</form>
<script src="/js/form-post.js"></script>`,
  );
}
