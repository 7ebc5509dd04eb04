import type { Note } from '../step.ts';

/** Where an article and the truth part, said once and hung on every step that it concerns. */

export const stateAndPkce: Note = {
  article: 'Draws response_type only.',
  truth:
    'The lab also sends client_id, redirect_uri, scope, state and a PKCE challenge, and checks both on the way back: current practice asks for it.',
  source: 'RFC 9700 section 2.1; RFC 7636',
};

export const loginLink: Note = {
  article: 'Draws a bare 404.',
  truth:
    'The reply also carries the link for "Log in", and a short-lived cookie that binds state and PKCE verifier to this browser. It only ever travels to /callback.',
  source: 'RFC 9700 section 2.1',
};

export const keepMeSignedIn: Note = {
  article: 'Draws the single sign-on cookie on every login.',
  truth: 'FusionAuth creates a single sign-on session only when "Keep me signed in" is ticked, so the lab ticks it.',
  source: 'facts/fusionauth-contract.md section 1.8',
};

export const grantTypeName: Note = {
  article: 'Writes grant_type=refresh.',
  truth: 'The parameter value is refresh_token.',
  source: 'RFC 6749 section 6; facts/workflows.md section 4, slips',
};

export const deadRefreshToken: Note = {
  article: 'Draws 404 Missing.',
  truth: 'FusionAuth answers 400 with error invalid_grant, reason refresh_token_not_found.',
  source: 'facts/fusionauth-contract.md section 2.5',
};

export const spentLoginCookie: Note = {
  article: 'Draws only the cookies of the session.',
  truth: 'The reply also clears the cookie that bound the login to this browser: it is spent.',
  source: 'RFC 9700 section 2.1',
};

export const cookiesComeAlong: Note = {
  article: 'Draws no cookies on this request.',
  truth: 'A browser sends the cookies that it was just given.',
  source: 'facts/workflows.md, arrows 14 and 42 of main workflow 1',
};

export const forumsDomain: Note = {
  article: "Its diagram draws only the session cookie, and the Store's domain; its text has both cookies.",
  truth: "The Forums set both cookies on their own host. They could not set one on the Store's.",
  source: 'RFC 6265 section 5.3; facts/workflows.md section 4, slips',
};

export const attackPath: Note = {
  article: 'Sends GET /shopping-cart.',
  truth: 'A single-page store has no such page: its cart is at /api/load-shopping-cart.',
  source: 'facts/workflows.md section 4, slips',
};
