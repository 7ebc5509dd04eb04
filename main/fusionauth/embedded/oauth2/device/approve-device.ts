import type { FastifyReply } from 'fastify';
import { deviceConnectedPage } from '../../pages/device-page.ts';
import { sendPage } from '../../pages/send-page.ts';
import type { Provider } from '../../provider.ts';
import type { DeviceGrant } from '../../store/device-grants.ts';
import type { AuthenticatedUser } from '../authorize/grant.ts';

/** Connects a waiting device with its user; from now on it gets tokens (contract section 3.4). */
export function connectDevice(
  { clock, store }: Provider,
  grant: DeviceGrant,
  { user, authTime, ssoSessionId }: AuthenticatedUser,
  scopes: readonly string[],
): void {
  const decision = { outcome: 'approved', userId: user.id, scopes, authTime, ssoSessionId } as const;
  store.deviceGrants.put({ ...grant, decision }, clock.now());
}

/** Tells a waiting device that its user would rather not (RFC 8628 section 3.5, `access_denied`). */
export function refuseDevice({ clock, store }: Provider, grant: DeviceGrant): void {
  store.deviceGrants.put({ ...grant, decision: { outcome: 'denied' } }, clock.now());
}

/** Connects the device, and tells its user so. */
export function approveDevice(
  provider: Provider,
  reply: FastifyReply,
  grant: DeviceGrant,
  authenticated: AuthenticatedUser,
  scopes: readonly string[],
): FastifyReply {
  connectDevice(provider, grant, authenticated, scopes);
  return sendPage(reply, deviceConnectedPage());
}
