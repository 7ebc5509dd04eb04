/** The browser's reasons in plain words, for every value that CDP knows (Network.CookieBlockedReason, SetCookieBlockedReason). */

/** Why a cookie stayed in the jar. Each completes "It was not sent: ...". */
const withheld: Readonly<Record<string, string>> = {
  SecureOnly: 'it is Secure and this connection is not',
  NotOnPath: 'the request goes to another path than the one it was set for',
  DomainMismatch: 'it belongs to another host',
  SameSiteStrict: 'the request was started by another site, and it is SameSite=Strict',
  SameSiteLax: 'the request was started by another site and is not a plain navigation, and it is SameSite=Lax',
  SameSiteUnspecifiedTreatedAsLax:
    'the request was started by another site and is not a plain navigation, and it has no SameSite, which counts as Lax',
  SameSiteNoneInsecure: 'it is SameSite=None without being Secure',
  UserPreferences: "the browser's settings block it",
  ThirdPartyPhaseout: 'the browser blocks cookies of other sites than the one in the address bar',
  UnknownError: 'the browser gives no reason',
  SchemefulSameSiteStrict:
    'the request came from http to https or the other way, which counts as another site, and it is SameSite=Strict',
  SchemefulSameSiteLax:
    'the request came from http to https or the other way, which counts as another site, and it is SameSite=Lax',
  SchemefulSameSiteUnspecifiedTreatedAsLax:
    'the request came from http to https or the other way, which counts as another site, and it has no SameSite, which counts as Lax',
  NameValuePairExceedsMaxSize: 'its name and value are longer than 4096 bytes',
  PortMismatch: 'it was set on another port',
  SchemeMismatch: 'it was set over another scheme (http or https)',
  AnonymousContext: 'the frame is credentialless: it uses no cookies from outside',
};

/** Why a Set-Cookie was dropped. Each completes "It was not kept: ...". */
const refused: Readonly<Record<string, string>> = {
  SecureOnly: 'it is Secure and this connection is not',
  SameSiteStrict: 'the response answers a request of another site, and it is SameSite=Strict',
  SameSiteLax: 'the response answers a request of another site, and it is SameSite=Lax',
  SameSiteUnspecifiedTreatedAsLax:
    'the response answers a request of another site, and it has no SameSite, which counts as Lax',
  SameSiteNoneInsecure: 'SameSite=None needs Secure, which it lacks',
  UserPreferences: "the browser's settings block it",
  ThirdPartyPhaseout: 'the browser blocks cookies of other sites than the one in the address bar',
  SyntaxError: 'it is malformed',
  SchemeNotSupported: 'this scheme has no cookies',
  OverwriteSecure: 'it would replace a Secure cookie over a connection that is not secure',
  InvalidDomain: 'its Domain is not the host that set it nor a parent of it, or is a public suffix that nobody owns',
  InvalidPrefix: 'its name starts with __Host- or __Secure-, and it lacks what that promises',
  UnknownError: 'the browser gives no reason',
  SchemefulSameSiteStrict: 'http and https count as different sites, and it is SameSite=Strict',
  SchemefulSameSiteLax: 'http and https count as different sites, and it is SameSite=Lax',
  SchemefulSameSiteUnspecifiedTreatedAsLax:
    'http and https count as different sites, and it has no SameSite, which counts as Lax',
  NameValuePairExceedsMaxSize: 'its name and value are longer than 4096 bytes',
  DisallowedCharacter: 'it contains a control character',
  NoCookieContent: 'it has neither name nor value',
};

/** A browser newer than this table is quoted as it is. */
export function whyWithheld(reason: string): string {
  return `not sent: ${withheld[reason] ?? reason}`;
}

export function whyRefused(reason: string): string {
  return `not kept: ${refused[reason] ?? reason}`;
}
