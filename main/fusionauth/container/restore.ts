import type { Kickstart, KickstartRequest } from '../embedded/kickstart/load.ts';
import { ask } from './ask.ts';

/** A FusionAuth that has been used could not be brought back to its kickstart; a fresh one is needed. */
class NotRestorableError extends Error {
  override readonly name = 'NotRestorableError';
}

/** What a lab changes besides the things of the kickstart file, at FusionAuth's defaults (contract, sections 1.8 and 10). */
const defaults = (tenantId: string): readonly KickstartRequest[] => [
  {
    method: 'PATCH',
    url: `/api/tenant/${tenantId}`,
    body: { tenant: { httpSessionMaxInactiveInterval: 3600 } },
  },
  {
    method: 'PATCH',
    url: '/api/system-configuration',
    body: {
      systemConfiguration: { corsConfiguration: { enabled: false, allowCredentials: false, allowedOrigins: [] } },
    },
  },
];

/**
 * Brings a FusionAuth that was used before back to what its kickstart file promises, with the addresses of this launch: what the
 * file makes under an id of its own is deleted and made anew, and with the users go their sessions and tokens.
 * @throws NotRestorableError when FusionAuth refuses, or the file makes something that cannot be found again
 */
export async function restore(origin: string, kickstart: Kickstart, signal: AbortSignal): Promise<void> {
  const key = kickstart.apiKeys[0]?.key ?? '';
  const send = async (method: string, path: string, request?: KickstartRequest): Promise<number> => {
    const { body, contentType, tenantId } = request ?? {};
    const optional = {
      ...(body === undefined ? {} : { body }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(tenantId === undefined ? {} : { tenantId }),
    };
    return (await ask(origin, key, { method, path, signal, ...optional })).status;
  };
  for (const request of [...defaults(kickstart.defaultTenantId), ...kickstart.requests]) {
    const path = request.url.startsWith('/') ? request.url : `/${request.url}`;
    const made = whatIsMade(request.method, path, request.body);
    if (made === 'unknown')
      throw new NotRestorableError(`${request.method} ${path} makes something that has no id of its own.`);
    if (made?.how === 'keep' && (await send('GET', made.path)) === 200) continue;
    if (made?.how === 'again') await send('DELETE', `${made.path}?hardDelete=true`);
    const status = await send(request.method, path, request);
    if (status !== 200) throw new NotRestorableError(`FusionAuth answered ${status} to ${request.method} ${path}.`);
  }
}

/** What a request of a kickstart makes, and whether it is deleted and made again. Undefined: it changes what is there anyway. */
function whatIsMade(
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
): { readonly how: 'keep' | 'again'; readonly path: string } | 'unknown' | undefined {
  if (method !== 'POST') return undefined;
  const [, application] = /^\/api\/application\/([\w-]+)$/.exec(path) ?? [];
  if (application) return { how: 'again', path: `/api/application/${application}` };
  const [, user] = /^\/api\/user\/registration\/([\w-]+)$/.exec(path) ?? [];
  // Without a user in it, it registers one that an earlier request has just made anew.
  if (user) return 'user' in body ? { how: 'again', path: `/api/user/${user}` } : undefined;
  const [, key] = /^\/api\/key\/generate\/([\w-]+)$/.exec(path) ?? [];
  // A signing key is worth keeping: it takes seconds to make, and nothing of a run is in it.
  if (key) return { how: 'keep', path: `/api/key/${key}` };
  return 'unknown';
}
