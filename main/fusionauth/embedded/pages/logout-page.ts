import { document } from './document.ts';
import { type Html, html } from './html.ts';

/** Loads every application's logout URL out of sight, then moves on (contract section 3.3, `AllApplications`). */
export function logoutPage(logoutUrls: readonly string[], target: string): Html {
  return document(
    'Logout',
    html`<h1>You are being logged out</h1>
<p>If nothing happens, <a href="${target}">continue here</a>.</p>
${logoutUrls.map((url) => html`<iframe src="${url}" title="Logout" hidden></iframe>\n`)}`,
    html`<meta http-equiv="refresh" content="2; url=${target}">`,
  );
}
