import { inWords } from '../model/lab-time.ts';

const timeClaims = new Set(['exp', 'iat', 'nbf', 'auth_time']);

/** A claim's value for reading: times of JWTs (RFC 7519 section 4.1) as dates and distances, anything else as JSON. */
export function claimInWords(name: string, value: unknown, now: number): string {
  if (timeClaims.has(name) && typeof value === 'number') {
    const at = value * 1000;
    const distance = at > now ? `in ${inWords(at - now)}` : `${inWords(now - at)} ago`;
    return `${new Date(at).toISOString().replace('T', ' ').slice(0, 19)} UTC, ${distance}`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a registered claim is. */
export const claimMeaning: Readonly<Record<string, string>> = {
  iss: 'issuer',
  sub: 'subject',
  aud: 'audience',
  exp: 'expires',
  iat: 'issued',
  nbf: 'not before',
  jti: 'token id',
  sid: 'session id',
  auth_time: 'logged in',
  alg: 'algorithm',
  kid: 'key id',
  typ: 'type',
  tid: 'tenant',
};
