/** The browser's reasons in plain words, for every value that CDP knows (devtools-protocol 1.3, read from playwright-core 1.65.1). */

const bySite = {
  SameSiteStrict: 'another site started the request, and the cookie is SameSite=Strict',
  SameSiteLax: 'another site started the request, which is no plain navigation, and the cookie is SameSite=Lax',
  SameSiteUnspecifiedTreatedAsLax:
    'another site started the request, which is no plain navigation, and the cookie has no SameSite, which counts as Lax',
};

/** Chromium gives the "Schemeful" reason whenever the scheme counted in comparing sites, which is always by now. */
const bySchemefulSite = {
  SchemefulSameSiteStrict: bySite.SameSiteStrict,
  SchemefulSameSiteLax: bySite.SameSiteLax,
  SchemefulSameSiteUnspecifiedTreatedAsLax: bySite.SameSiteUnspecifiedTreatedAsLax,
};

/** For cookies on their way out and in alike. */
const both = {
  ...bySite,
  ...bySchemefulSite,
  SecureOnly: 'the cookie is Secure, and this connection is not',
  UserPreferences: "the browser's settings forbid it",
  ThirdPartyPhaseout: 'the browser blocks cookies of other sites than the one in the address bar',
  UnknownError: 'the browser gives no reason',
  NameValuePairExceedsMaxSize: 'its name and value are longer than 4096 bytes',
};

/** Network.CookieBlockedReason. Each completes "not sent: ...". */
const withheld: Readonly<Record<string, string>> = {
  ...both,
  NotOnPath: 'the cookie is for other paths than the one requested',
  DomainMismatch: 'the cookie belongs to another host',
  SameSiteNoneInsecure: 'the cookie is SameSite=None without being Secure',
  PortMismatch: 'the cookie was set on another port',
  SchemeMismatch: 'the cookie was set over another scheme (http or https)',
  AnonymousContext: 'the frame is credentialless and uses no cookies from outside',
};

/** Network.SetCookieBlockedReason. Each completes "not kept: ...". */
const refused: Readonly<Record<string, string>> = {
  ...both,
  SameSiteNoneInsecure: 'SameSite=None needs Secure, which it lacks',
  SyntaxError: 'it is malformed',
  SchemeNotSupported: 'this scheme has no cookies',
  OverwriteSecure: 'it would replace a Secure cookie over a connection that is not secure',
  InvalidDomain:
    'its Domain is neither the host that set it nor a parent of it, or is a public suffix that nobody owns',
  InvalidPrefix: 'its name starts with __Host- or __Secure-, and it lacks what that promises',
  DisallowedCharacter: 'it contains a control character',
  NoCookieContent: 'it has neither name nor value',
};

/** Why a cookie was not sent (CDP Network.CookieBlockedReason). A browser newer than these tables is quoted as it is. */
export function whyWithheld(reason: string): string {
  return `not sent: ${withheld[reason] ?? reason}`;
}

/** Why a cookie was not kept (CDP Network.SetCookieBlockedReason); quoted as it is when it is new. */
export function whyRefused(reason: string): string {
  return `not kept: ${refused[reason] ?? reason}`;
}
