import { sharedDomain } from '../../../scenarios/parties.ts';
import type { Upstream } from './message.ts';

/**
 * FusionAuth on the domain of Store and Forums: a proxy that says where the request came from and widens the domain of every
 * cookie that comes back, as the same-domain article demands. FusionAuth itself only ever sets cookies for its own host.
 */
export function sameDomainProxy(upstream: Upstream, origin: string): Upstream {
  const { host, port, protocol } = new URL(origin);
  const forwarded = [
    ['x-forwarded-proto', protocol.replace(':', '')],
    ['x-forwarded-host', host],
    ['x-forwarded-port', port || '80'],
    ['x-forwarded-for', '127.0.0.1'],
  ] as const;
  return async (request) => {
    // What a client claims about its way here is not believed.
    const own = request.headers.filter(([name]) => !/^(x-forwarded-|forwarded$)/i.test(name));
    const response = await upstream({ ...request, headers: [...own, ...forwarded] });
    return { ...response, headers: response.headers.map(([name, value]) => [name, widen(name, value)] as const) };
  };
}

function widen(name: string, value: string): string {
  if (name.toLowerCase() !== 'set-cookie') return value;
  return `${value.replace(/;\s*domain=[^;]*/i, '')}; Domain=${sharedDomain}`;
}
