import { fusionAuthCookies } from '../../../scenarios/cookies.ts';
import type { Upstream } from './message.ts';

/**
 * FusionAuth for pages of another site: a proxy that opens its refresh token cookie to them, `SameSite=None; Secure` in place of
 * `SameSite=Lax`, without which a browser neither keeps it from their calls nor sends it with them (RFC 6265bis section 5.7).
 * The cookie of the JWT stays as FusionAuth sets it: the articles draw none. FusionAuth itself cannot be set up for this.
 */
export function crossSiteProxy(upstream: Upstream): Upstream {
  return async (request) => {
    const response = await upstream(request);
    return { ...response, headers: response.headers.map(([name, value]) => [name, open(name, value)] as const) };
  };
}

function open(name: string, value: string): string {
  if (name.toLowerCase() !== 'set-cookie' || !value.startsWith(`${fusionAuthCookies.refresh.name}=`)) return value;
  return `${value.replace(/;\s*(samesite=[^;]*|secure)(?=;|$)/gi, '')}; SameSite=None; Secure`;
}
