import type { FastifyInstance } from 'fastify';
import { ignoreBodies } from './body-parsers.ts';

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
  { path: '/api/email/template/preview', what: 'previews of mails' },
  { path: '/api/entity/:id/grant', what: 'grants between entities (FusionAuth sells them)' },
  { path: '/api/entity/grant', what: 'grants between entities (FusionAuth sells them)' },
  { path: '/api/entity/type/:id/permission', what: 'permissions of entities (FusionAuth sells them)' },
  { path: '/api/group/member', what: 'memberships of groups' },
  { path: '/api/identity-provider/link', what: 'links to external identity providers' },
  { path: '/api/identity-provider/login', what: 'logins by external identity providers' },
  { path: '/api/identity-provider/lookup', what: 'external identity providers by domain' },
  { path: '/api/identity-provider/start', what: 'logins by external identity providers' },
  { path: '/api/identity-provider/test', what: 'tests of connections to external identity providers' },
  { path: '/api/identity/verify', what: 'verification of addresses and numbers by mail or SMS' },
  { path: '/api/integration', what: 'integrations with Kafka, Kickbox, Twilio' },
  { path: '/api/jwt/reconcile', what: 'exchange of an external JWT' },
  { path: '/api/logger', what: 'log levels' },
  { path: '/api/message/template/preview', what: 'previews of messages' },
  { path: '/api/passwordless', what: 'passwordless logins by mail or SMS' },
  { path: '/api/prometheus', what: 'metrics' },
  { path: '/api/reactor', what: 'the licence' },
  { path: '/api/report', what: 'reports' },
  { path: '/api/system/audit-log', what: 'the audit log' },
  { path: '/api/system/event-log', what: 'the event log' },
  { path: '/api/system/login-record', what: 'the history of logins' },
  { path: '/api/system/reindex', what: 'reindexing' },
  { path: '/api/system/webhook-attempt-log', what: 'the log of webhooks' },
  { path: '/api/system/webhook-event-log', what: 'the log of webhooks' },
  { path: '/api/tenant-manager', what: 'the settings of the tenant manager (FusionAuth sells it)' },
  { path: '/api/two-factor', what: 'two-factor logins' },
  { path: '/api/user/bulk', what: 'deleting users in bulk' },
  { path: '/api/user/comment', what: 'comments on users' },
  { path: '/api/user/consent', what: 'consents of families' },
  { path: '/api/user/family', what: 'families' },
  { path: '/api/user/import', what: 'imports of users' },
  { path: '/api/user/recent-login', what: 'the history of logins' },
  { path: '/api/user/refresh-token/import', what: 'imports of refresh tokens' },
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

/** Answers 501 with Errors JSON, naming what is missing, whatever the verb and the body (contract section 0). */
export function refuseNotImplemented(app: FastifyInstance): void {
  ignoreBodies(app);
  for (const { path, what } of notImplemented) {
    for (const url of [path, `${path}/*`]) {
      app.all(url, (request, reply) => {
        const asked = request.url.split('?', 1).join('');
        const message = `${request.method} ${asked} is FusionAuth's, but the embedded FusionAuth does not implement ${what}.`;
        return reply.code(501).send({ generalErrors: [{ code: '[notImplemented]', message }] });
      });
    }
  }
}
