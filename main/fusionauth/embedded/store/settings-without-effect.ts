import { z } from 'zod';

const kept = z.unknown().optional();

/** What FusionAuth 1.69 knows of a tenant and nothing here asks for: kept and given back, as themes and lambdas are. */
export const TENANT_SETTINGS_WITHOUT_EFFECT = {
  accessControlConfiguration: kept,
  captchaConfiguration: kept,
  clientRiskConfiguration: kept,
  connectorPolicies: kept,
  emailConfiguration: kept,
  eventConfiguration: kept,
  familyConfiguration: kept,
  formConfiguration: kept,
  lambdaConfiguration: kept,
  minimumPasswordAge: kept,
  multiFactorConfiguration: kept,
  oauthConfiguration: kept,
  passwordEncryptionConfiguration: kept,
  phoneConfiguration: kept,
  rateLimitConfiguration: kept,
  registrationConfiguration: kept,
  scimServerConfiguration: kept,
  themeId: kept,
  userDeletePolicy: kept,
  usernameConfiguration: kept,
  webAuthnConfiguration: kept,
};

/** The same of an application. */
export const APPLICATION_SETTINGS_WITHOUT_EFFECT = {
  accessControlConfiguration: kept,
  baseURL: kept,
  cleanSpeakConfiguration: kept,
  emailConfiguration: kept,
  externalIdentifierConfiguration: kept,
  formConfiguration: kept,
  lambdaConfiguration: kept,
  multiFactorConfiguration: kept,
  passwordlessConfiguration: kept,
  phoneConfiguration: kept,
  registrationDeletePolicy: kept,
  samlv2Configuration: kept,
  themeId: kept,
  universalConfiguration: kept,
  unverified: kept,
  verificationEmailTemplateId: kept,
  verificationStrategy: kept,
  verifyRegistration: kept,
  webAuthnConfiguration: kept,
};

/** The same of the system configuration. */
export const SYSTEM_SETTINGS_WITHOUT_EFFECT = {
  auditLogConfiguration: kept,
  data: kept,
  eventLogConfiguration: kept,
  loginRecordConfiguration: kept,
  reportTimezone: kept,
  trustedProxyConfiguration: kept,
  uiConfiguration: kept,
  webhookEventLogConfiguration: kept,
};
