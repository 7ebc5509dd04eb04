/** A path that FusionAuth has and this server has not; everything below it counts too. */
export interface NotImplemented {
  readonly path: string;
  /** What it is, and why it is missing. */
  readonly what: string;
}

/** Everything of FusionAuth's that is known and not implemented here; each answers 501. */
export const notImplemented: readonly NotImplemented[] = [
  { path: '/account', what: 'self-service account pages (FusionAuth sells them)' },
  { path: '/api/email/send', what: 'sending mail' },
  { path: '/api/entity/grant', what: 'grants between entities (FusionAuth sells them)' },
  { path: '/api/group/member', what: 'memberships of groups' },
  { path: '/api/identity-provider/link', what: 'links to external identity providers' },
  { path: '/api/identity-provider/login', what: 'logins by external identity providers' },
  { path: '/api/identity-provider/lookup', what: 'external identity providers by domain' },
  { path: '/api/identity-provider/start', what: 'logins by external identity providers' },
  { path: '/api/identity/verify', what: 'verification of addresses and numbers by mail or SMS' },
  { path: '/api/integration', what: 'integrations with Kafka, Kickbox, Twilio' },
  { path: '/api/jwt/reconcile', what: 'exchange of an external JWT' },
  { path: '/api/logger', what: 'log levels' },
  { path: '/api/message/template/preview', what: 'previews of messages' },
  { path: '/api/passwordless', what: 'passwordless logins by mail or SMS' },
  { path: '/api/reactor', what: 'the licence' },
  { path: '/api/report', what: 'reports' },
  { path: '/api/system', what: 'logs, reindexing and the like' },
  { path: '/api/two-factor', what: 'two-factor logins' },
  { path: '/api/user/comment', what: 'comments on users' },
  { path: '/api/user/consent', what: 'consents of families' },
  { path: '/api/user/family', what: 'families' },
  { path: '/api/user/import', what: 'imports of users' },
  { path: '/api/user/recent-login', what: 'the history of logins' },
  { path: '/api/user/two-factor', what: 'two-factor logins' },
  { path: '/api/user/verify-email', what: 'verification of email addresses by mail' },
  { path: '/api/user/verify-registration', what: 'verification of registrations by mail' },
  { path: '/api/webauthn', what: 'passkeys' },
  { path: '/email', what: 'pages that verify email addresses by mail' },
  { path: '/oauth2/callback', what: 'the way back from external identity providers' },
  { path: '/oauth2/passwordless', what: 'passwordless logins by mail or SMS' },
  { path: '/oauth2/start-idp-link', what: 'links to external identity providers' },
  { path: '/oauth2/two-factor', what: 'two-factor logins' },
  { path: '/oauth2/webauthn', what: 'passkeys' },
  {
    path: '/password/forgot',
    what: 'forgotten passwords by mail; POST /api/user/forgot-password gives the id instead',
  },
  { path: '/registration', what: 'pages that verify registrations by mail' },
  { path: '/samlv2', what: 'SAML' },
];

/** What the real FusionAuth would have at this path, if it is not implemented here. */
export function missingAt(path: string): NotImplemented | undefined {
  return notImplemented.find((missing) => path === missing.path || path.startsWith(`${missing.path}/`));
}
