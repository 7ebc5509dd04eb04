import type { OAuthError } from '../oauth2/oauth-error.ts';
import { document } from './document.ts';
import { type Html, html } from './html.ts';

/** The page for a request that must not be redirected; it prints the OAuth error as JSON (contract section 1.2). */
export function errorPage(error: OAuthError): Html {
  return document(
    'Error',
    html`<h1>This request cannot go on</h1>
<p>The application that sent you here made a request that FusionAuth refuses.</p>
<pre>${JSON.stringify(error, null, 2)}</pre>`,
  );
}
