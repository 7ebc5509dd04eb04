/** Paths that FusionAuth has and this server has not; everything below them counts too. */
const NOT_IMPLEMENTED = [
  '/account',
  '/api/connector',
  '/api/consent',
  '/api/email',
  '/api/entity',
  '/api/form',
  '/api/group',
  '/api/identity-provider',
  '/api/jwt/issue',
  '/api/jwt/reconcile',
  '/api/jwt/vend',
  '/api/key/import',
  '/api/lambda',
  '/api/message',
  '/api/passwordless',
  '/api/report',
  '/api/theme',
  '/api/two-factor',
  '/api/user-action',
  '/api/user/bulk',
  '/api/user/change-password',
  '/api/user/forgot-password',
  '/api/user/search',
  '/api/user/verify-email',
  '/api/webhook',
  '/app',
  '/oauth2/callback',
  '/oauth2/consent',
  '/oauth2/device',
  '/oauth2/device_authorize',
  '/oauth2/passwordless',
  '/oauth2/register',
  '/oauth2/start-idp-link',
  '/oauth2/two-factor',
  '/password',
];

/** Whether the real FusionAuth would have something at this path. */
export function isKnownElsewhere(path: string): boolean {
  return NOT_IMPLEMENTED.some((known) => path === known || path.startsWith(`${known}/`));
}
