import type { Note } from '../step.ts';

/** Where an article and the truth part, said once and hung on every step that it concerns. */

export const stateAndPkce: Note = {
  article: 'Draws response_type only.',
  truth:
    'The lab also sends client_id, redirect_uri, scope, state and a PKCE challenge, and checks both on the way back: current practice asks for it.',
  source: 'RFC 9700 section 2.1; RFC 7636',
};

export const stateOnly: Note = {
  article: 'Draws response_type only.',
  truth: 'The lab also sends client_id, redirect_uri and state. PKCE protects codes; an implicit grant has none.',
  source: 'RFC 6749 section 4.2.1; RFC 9700 section 2.1.2',
};

export const loginLink: Note = {
  article: 'Draws the bare answer.',
  truth:
    'It also carries the link for "Log in", and a short-lived cookie that binds the login to this browser. It only travels to where the login ends.',
  source: 'RFC 9700 section 2.1',
};

export const keepMeSignedIn: Note = {
  article: 'Draws the single sign-on cookie on every login.',
  truth: 'FusionAuth creates a single sign-on session only when "Keep me signed in" is ticked, so the lab ticks it.',
  source: 'FusionAuth docs, Single Sign-On',
};

export const grantTypeName: Note = {
  article: 'Writes grant_type=refresh.',
  truth: 'The parameter value is refresh_token.',
  source: 'RFC 6749 section 6',
};

export const refreshAtLoginApi: Note = {
  article: 'Allows POST /oauth2/token or POST /api/jwt/refresh, and writes grant_type=refresh for both.',
  truth: 'Tokens of the Login API are renewed at /api/jwt/refresh, with JSON and without a grant_type.',
  source: 'FusionAuth docs, JWT APIs, Refresh a JWT',
};

export const deadRefreshToken: Note = {
  article: 'Draws 404 Missing.',
  truth: 'FusionAuth answers 400.',
  source: 'FusionAuth docs, OAuth Token endpoint and Refresh a JWT',
};

export const spentLoginCookie: Note = {
  article: 'Draws only the cookies that keep the person logged in.',
  truth: 'The reply also clears the cookie that bound the login to this browser: it is spent.',
  source: 'RFC 9700 section 2.1',
};

export const cookiesComeAlong: Note = {
  article: 'Draws no cookies on this request.',
  truth: 'A browser sends the cookies that it was just given.',
  source: 'RFC 6265 section 5.4',
};

export const forumsDomain: Note = {
  article: "Its diagram draws only the session cookie, and the Store's domain; its text has it right.",
  truth: "The Forums set their cookies on their own host. They could not set one on the Store's.",
  source: 'RFC 6265 section 5.3',
};

export const attackPath: Note = {
  article: 'Sends GET /shopping-cart.',
  truth: 'A single-page store has no such page: its cart is at /api/load-shopping-cart.',
  source: "The article's own cart load",
};

export const attackCookie: Note = {
  article: 'Its diagram answers with a new JWT, its text with a new session id.',
  truth: 'A workflow with sessions has no JWT cookie: it is a new session id.',
  source: "The article's own text",
};

export const tokensIgnored: Note = {
  article: 'Marks the tokens as ignored.',
  truth:
    'The site reads the id token once to learn who the person is, keeps nothing of it, and asks for no refresh token.',
  source: 'OpenID Connect Core section 3.1.3',
};

export const scriptHoldsJwt: Note = {
  article: 'Says that the page holds the JWT up to here.',
  truth:
    'Any other script in the page could have read it from the address until now; the probe shows whether it could.',
  source: 'RFC 10017, single-execution token theft',
};

export const scriptHoldsAnswer: Note = {
  article: 'Says that the page holds the JWT up to here.',
  truth: 'Any other script in the page could have read it from the answer; the probe shows whether it could.',
  source: 'RFC 10017, single-execution token theft',
};

export const scriptKeepsJwt: Note = {
  article: 'Calls local storage less secure.',
  truth:
    'Every script of this origin can read it, for as long as it lies there, also after the page is closed. The probe reads it as an injected script would.',
  source: 'RFC 10017, persistent token theft',
};

export const bearerHeader: Note = {
  article: 'Does not say how the JWT travels.',
  truth:
    'As a bearer token in the header Authorization. The script of the page puts it there; a browser never does by itself.',
  source: 'RFC 6750 section 2.1',
};

export const jwtAsBefore: Note = {
  article: "Has the thief shop with the JWT of FusionAuth's answer.",
  truth: 'The thief carries it to the Store as the page carries its own. The Store only looks at the JWT.',
  source: 'RFC 6750 section 1.2',
};

export const cookieAcrossSites: Note = {
  article: "Draws a cookie on FusionAuth's domain, which is another site, and leaves out SameSite and Secure.",
  truth:
    'FusionAuth says SameSite=Lax, and a browser keeps no such cookie of an answer to another site. A proxy in front of FusionAuth says SameSite=None; Secure instead, for the refresh token alone. A browser that blocks third-party cookies still breaks the workflow.',
  source: 'FusionAuth docs, Refresh a JWT; RFC 6265bis section 5.7',
};

export const accessTokenCookieToo: Note = {
  article: 'Draws the refresh token cookie alone.',
  truth:
    'FusionAuth also sets its JWT as the cookie access_token. It says SameSite=Lax, so the browser does not keep it: the page is of another site.',
  source: 'FusionAuth docs, Login API; RFC 6265bis section 5.7',
};

export const refreshTokenInBodyToo: Note = {
  article: 'Draws the JWT in the body and the refresh token in a cookie.',
  truth: 'FusionAuth also writes the refresh token into the body, where the page can read it.',
  source: 'FusionAuth docs, Login API and Refresh a JWT',
};

export const passwordGrantHasNoUser: Note = {
  article: 'Has the person in the answer in some of its twins.',
  truth: 'A token answer holds tokens and a userId: the site reads the person from the id token.',
  source: 'FusionAuth docs, OAuth Token endpoint',
};

export const sharedCookiesReachForums: Note = {
  article: 'Draws no cookies here.',
  truth:
    "Cookies of example.localhost reach the Forums too: a browser sends the Store's tokens there. The Forums see that the JWT was issued for another application.",
  source: 'RFC 6265 section 5.1.3; RFC 9068 section 4',
};

export const cookieDomainRewritten: Note = {
  article: 'Needs cookies on the shared domain.',
  truth:
    'FusionAuth only sets cookies for its own host; a proxy in front of it widens their domain, one of the two ways that the article names.',
  source: 'FusionAuth docs, Cookies',
};

export const tokensInBodyToo: Note = {
  article: 'Draws cookies and no body.',
  truth: 'FusionAuth also answers with both tokens in the JSON body, where the page can read them.',
  source: 'FusionAuth docs, Login API',
};

export const bothCookiesSent: Note = {
  article: "Draws the JWT alone, on the Store's own domain.",
  truth: 'The cookies are on the shared domain, and the refresh token comes along with the JWT.',
  source: "The article's own login",
};

export const refreshCookieToo: Note = {
  article: 'Draws a new JWT cookie.',
  truth: 'FusionAuth sets the refresh token cookie again as well.',
  source: 'FusionAuth docs, Refresh a JWT',
};

export const silentWhileSsoLives: Note = {
  article: 'Says "log in again as at the top".',
  truth: "FusionAuth's single sign-on session outlives the site's session, so no form is shown.",
  source: 'FusionAuth docs, Single Sign-On',
};

export const loginRouteImplied: Note = {
  article: 'Redirects to /login and does not draw what is there.',
  truth:
    '/login sends the browser on to FusionAuth, with state, PKCE and a cookie that binds the login to this browser.',
  source: 'RFC 9700 section 2.1',
};

export const loadLoadPosts: Note = {
  article: 'Sends GET /api/load-load-posts.',
  truth: 'A slip of the pen: the posts are at /api/load-posts, where every other article has them.',
  source: "The other articles' own forum load",
};

export const textSaysCookie: Note = {
  article: 'Its text speaks of a JWT cookie here; its diagram takes the JWT from local storage.',
  truth: 'The diagram has it right: no cookie carries the JWT in this workflow.',
  source: "The article's own diagram",
};

export const unauthorized: Note = {
  article: 'Writes 401 Unauthorized here; the steps that it shares with other articles say 401 Not Authorized.',
  truth: 'They are the same answer: the number counts, the words after it are for people.',
  source: 'RFC 9110 section 15.5.2; RFC 9112 section 4',
};

export const noSingleSignOn: Note = {
  article: 'Its text says that single sign-on is fully supported; its diagram shows a second login.',
  truth:
    "The diagram has it right: only FusionAuth's own login form starts a single sign-on session, so the Forums ask for the password again.",
  source: "The article's own diagram; FusionAuth docs, Single Sign-On",
};

export const forumsCookies: Note = {
  article: 'Its diagram sets a refresh token and a JWT here; its text and the next load have a session id.',
  truth: 'A workflow with sessions has no JWT cookie: it is a session id and a refresh token.',
  source: "The article's own text",
};

/** The introductions that some articles share with others and that do not fit them. */
export const introSaysBackend: Note = {
  article: "Its introduction says that the password goes to the application's backend.",
  truth: 'It goes straight to FusionAuth, as the diagram has it.',
  source: "The article's own diagram",
};

export const introSaysFusionAuth: Note = {
  article: 'Its introduction says that the browser leaves the application for FusionAuth.',
  truth: "The form is the application's own: its backend gets the password and passes it on.",
  source: "The article's own diagram",
};

export const introSaysSinglePage: Note = {
  article: 'Its introduction speaks of a single-page application.',
  truth: 'This is a web application: its pages are drawn by its server.',
  source: "The article's own title and diagram",
};
