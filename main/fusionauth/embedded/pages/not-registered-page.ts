import { document } from './document.ts';
import { type Html, html } from './html.ts';

/** FusionAuth's page `oauth2AuthorizedNotRegistered` (contract section 1.2). */
export function notRegisteredPage(applicationName: string): Html {
  return document(
    'Registration Required',
    html`<h1>Registration required</h1>
<p>You are logged in, but not registered for ${applicationName}, and it does not let you register yourself.</p>`,
  );
}
