import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { applicationSettingsSchema } from './store/application.ts';
import { Store } from './store/store.ts';
import { tenantSettingsSchema } from './store/tenant.ts';
import { generateSigningKey } from './tokens/generate-signing-key.ts';
import { randomSecret } from './tokens/secret.ts';

/** The id of FusionAuth's own admin application (contract section 7). */
export const FUSIONAUTH_APPLICATION_ID = '3c219e58-ed0e-4b18-ad48-f4f92793ae32';

/** The application in which the users of a tenant manage it (contract section 7). */
const TENANT_MANAGER_APPLICATION = applicationSettingsSchema.parse({
  name: 'Tenant Manager',
  oauthConfiguration: { requireRegistration: true },
  roles: [{ name: 'admin', isSuperRole: true }],
});

/** The theme that quickstarts make theirs from (contract section 7). */
const DEFAULT_THEME_ID = '75a068fd-e94b-451a-9aeb-3ddb9a3b5987';

const FUSIONAUTH_APPLICATION = applicationSettingsSchema.parse({
  name: 'FusionAuth',
  oauthConfiguration: { requireRegistration: true },
  roles: [{ name: 'admin', isSuperRole: true }, { name: 'api_key_manager' }, { name: 'system_manager' }],
});

/** What a fresh FusionAuth holds before anybody has configured it: a tenant, a signing key, its own two applications. */
export async function freshStore(
  clock: Clock,
  ids: { readonly defaultTenantId: string; readonly defaultSigningKeyId: string; readonly tenantManagerId: string },
): Promise<Store> {
  const store = new Store(ids);
  const insertInstant = clock.now();
  const instants = { insertInstant, lastUpdateInstant: insertInstant };
  const { defaultTenantId, defaultSigningKeyId } = ids;
  const tenant = tenantSettingsSchema.parse({ name: 'Default' });
  store.tenants.set(defaultTenantId, { ...tenant, id: defaultTenantId, ...instants });
  store.signingKeys.set(
    defaultSigningKeyId,
    await generateSigningKey({
      id: defaultSigningKeyId,
      name: 'Default signing key',
      algorithm: 'RS256',
      length: 2048,
      insertInstant,
    }),
  );
  for (const [id, application] of [
    [FUSIONAUTH_APPLICATION_ID, FUSIONAUTH_APPLICATION],
    [ids.tenantManagerId, TENANT_MANAGER_APPLICATION],
  ] as const) {
    store.applications.set(id, {
      ...application,
      oauthConfiguration: { ...application.oauthConfiguration, clientSecret: randomSecret() },
      id,
      tenantId: defaultTenantId,
      roles: application.roles.map((role) => ({ ...role, id: randomUUID() })),
      ...instants,
    });
  }
  store.resources.of('theme').set(DEFAULT_THEME_ID, {
    id: DEFAULT_THEME_ID,
    name: 'FusionAuth',
    stylesheet: '',
    templates: {},
    ...instants,
  });
  return store;
}
