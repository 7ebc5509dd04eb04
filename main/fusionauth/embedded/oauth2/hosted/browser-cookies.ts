import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LASTING, readCookie, setCookie, setReadableCookie } from '../../http/cookies.ts';
import type { Parameters } from '../../http/parameters.ts';
import type { User } from '../../store/user.ts';
import { randomSecret } from '../../tokens/secret.ts';
import type { Exchange } from '../authorize/exchange.ts';

/** What the hosted pages remember about a browser (contract section 1.7). */
const REMEMBER_DEVICE_COOKIE = 'fusionauth.remember-device';
const LOCALE_COOKIE = 'fusionauth.locale';
const TIMEZONE_COOKIE = 'fusionauth.timezone';

// unsure in the contract: what follows the dot.
/** One cookie a user; the name does not tell which user it is. */
function knownDeviceCookie(user: User): string {
  const hash = createHash('sha256').update(`${user.tenantId} ${user.id}`).digest('base64url');
  return `fusionauth.known-device.${hash.slice(0, 22)}`;
}

/** After a login: whether its box "Keep me signed in" was ticked, and that this user has been here. */
export function rememberBrowser({ request, reply }: Exchange, user: User, isKept: boolean): void {
  setCookie(request, reply, REMEMBER_DEVICE_COOKIE, String(isKept), LASTING);
  const name = knownDeviceCookie(user);
  setCookie(request, reply, name, readCookie(request, name) ?? randomSecret(), LASTING);
}

/** Whether the box "Keep me signed in" is ticked: as it was posted, asked for, or left at the last login. */
export function isKeepingSignedIn({ request, parameters }: Exchange): boolean {
  const isPosted = parameters.first('__cb_rememberDevice') !== undefined;
  const remembered = isPosted ? undefined : readCookie(request, REMEMBER_DEVICE_COOKIE);
  return (parameters.first('rememberDevice') ?? remembered) === 'true';
}

const LOCALE = /^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}$/;
const TIMEZONE = /^[A-Za-z][\w+/-]{0,63}$/;

function matching(pattern: RegExp, text: string | undefined): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}

/** The language of the request, else of an earlier one, else English. */
export function localeOf(request: FastifyRequest, parameters: Parameters): string {
  return matching(LOCALE, parameters.first('locale')) ?? matching(LOCALE, readCookie(request, LOCALE_COOKIE)) ?? 'en';
}

/** Remembers language and time zone, as far as the request says them. */
export function rememberPlace(request: FastifyRequest, reply: FastifyReply, parameters: Parameters): void {
  const locale = matching(LOCALE, parameters.first('locale'));
  const timezone = matching(TIMEZONE, parameters.first('timezone'));
  if (locale !== undefined) {
    setReadableCookie(request, reply, LOCALE_COOKIE, locale);
  }
  if (timezone !== undefined) {
    setReadableCookie(request, reply, TIMEZONE_COOKIE, timezone);
  }
}
