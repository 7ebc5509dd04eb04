import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { epochSeconds } from '../clock.ts';
import type { Provider } from '../provider.ts';
import { registrationFor, type User } from '../store/user.ts';
import type { Subject } from './subject.ts';

/** The claims that both kinds of token carry (contract section 6.5); `timeToLive` is seconds. */
export function commonClaims({ clock }: Provider, subject: Subject, timeToLive: number): JWTPayload {
  const issuedAt = epochSeconds(clock);
  return {
    ...(subject.application === undefined ? {} : { aud: subject.application.id }),
    exp: issuedAt + timeToLive,
    iat: issuedAt,
    iss: subject.tenant.issuer,
    sub: subject.user.id,
    jti: randomUUID(),
    authenticationType: subject.authenticationType,
    ...(subject.scopes === undefined ? {} : { scope: subject.scopes.join(' ') }),
    auth_time: subject.authTime,
    tid: subject.tenant.id,
  };
}

/** The order of FusionAuth's documentation (contract section 6.5). */
const ORDER =
  'aud exp iat iss sub jti authenticationType email email_verified applicationId scope roles sid auth_time tid'.split(
    ' ',
  );

/** Claims in the documented order, those that it does not name at the end. */
export function inDocumentedOrder(claims: JWTPayload): JWTPayload {
  const named = ORDER.flatMap((name) => (name in claims ? [[name, claims[name]]] : []));
  return { ...Object.fromEntries(named), ...claims };
}

/** `applicationId` and `roles`, which only a registered user's access token has (contract section 6.5). */
export function registrationClaims({ application, user }: Subject): JWTPayload {
  const registration = application === undefined ? undefined : registrationFor(user, application.id);
  return registration === undefined ? {} : { applicationId: registration.applicationId, roles: registration.roles };
}

function defined(claims: Readonly<Record<string, string | boolean | undefined>>): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

function fullNameOf(user: User): string | undefined {
  const parts = [user.firstName, user.middleName, user.lastName].filter((part) => part !== undefined);
  return user.fullName ?? (parts.length === 0 ? undefined : parts.join(' '));
}

/** OpenID Connect claims about the user that the scopes open (contract section 3.2, OpenID Connect Core section 5.4). */
export function scopedUserClaims(user: User, scopes: readonly string[]): JWTPayload {
  const email = user.email === undefined ? {} : { email: user.email, email_verified: user.verified };
  // Phone numbers cannot be verified here, so none ever is.
  const number = user.phoneNumber ?? user.mobilePhone;
  const phone = number === undefined ? {} : { phone_number: number, phone_number_verified: false };
  const profile = defined({
    given_name: user.firstName,
    middle_name: user.middleName,
    family_name: user.lastName,
    name: fullNameOf(user),
    preferred_username: user.username,
    birthdate: user.birthDate,
    picture: user.imageUrl,
    locale: user.preferredLanguages[0],
    zoneinfo: user.timezone,
  });
  return {
    ...(scopes.includes('email') ? email : {}),
    ...(scopes.includes('phone') ? phone : {}),
    ...(scopes.includes('profile') ? profile : {}),
  };
}

/** What the Compatibility scope policy puts into every token, whatever the scopes (contract section 6.5). */
export function compatibilityClaims({ application, user }: Subject): JWTPayload {
  if (application?.oauthConfiguration.scopeHandlingPolicy !== 'Compatibility') {
    return {};
  }
  return {
    ...scopedUserClaims(user, ['email', 'phone']),
    ...defined({ preferred_username: user.username }),
  };
}
