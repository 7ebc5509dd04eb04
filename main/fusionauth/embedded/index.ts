import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { FUSIONAUTH_APPLICATION_ID, freshStore } from './built-in.ts';
import type { Clock } from './clock.ts';
import type { AnsweredRequest } from './http/report-answers.ts';
import { type Kickstart, loadKickstart } from './kickstart/load.ts';
import { runKickstart } from './kickstart/run.ts';
import { buildServer } from './server.ts';
import type { Store } from './store/store.ts';

export type { Clock } from './clock.ts';
export { notImplemented } from './http/not-implemented.ts';
export type { AnsweredRequest } from './http/report-answers.ts';
export { KickstartError } from './kickstart/kickstart-error.ts';
export { withoutEffect } from './without-effect.ts';

/** A FusionAuth in this process: `app` listens wherever the caller lets it, or answers injected requests. */
export interface EmbeddedFusionAuth {
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

export interface FusionAuthOptions {
  /** The only source of time, for issuing as well as for checking. */
  readonly clock: Clock;
  /** A file in FusionAuth's kickstart format; `#{ENV.X}` reads `env`, not the process's environment. */
  readonly kickstart?: { readonly file: string; readonly env: Readonly<Record<string, string>> };
  /** Silent by default. */
  readonly logger?: FastifyBaseLogger | false;
  /** Told about every answered request, those of the kickstart apart. */
  readonly onAnswer?: (answer: AnsweredRequest) => void;
}

function storeApiKeys(store: Store, { apiKeys }: Kickstart, insertInstant: number): void {
  for (const apiKey of apiKeys) {
    const id = randomUUID();
    store.apiKeys.set(id, { ...apiKey, id, insertInstant });
  }
}

/**
 * Starts an identity provider that answers as FusionAuth 1.69 does, with nothing outside this process.
 * @throws KickstartError when the kickstart is malformed, or one of its requests is refused
 */
export async function createFusionAuth(options: FusionAuthOptions): Promise<EmbeddedFusionAuth> {
  const { clock, logger = false } = options;
  const defaultSigningKeyId = randomUUID();
  const ids = { fusionAuthApplicationId: FUSIONAUTH_APPLICATION_ID, defaultSigningKeyId };
  const kickstart =
    options.kickstart === undefined ? undefined : loadKickstart(options.kickstart.file, options.kickstart.env, ids);
  const defaultTenantId = kickstart?.defaultTenantId ?? randomUUID();
  const tenantManagerId = kickstart?.tenantManagerId ?? randomUUID();
  const store = await freshStore(clock, { defaultTenantId, defaultSigningKeyId, tenantManagerId });
  let isProvisioned = false;
  const app = await buildServer({ clock, store }, logger, (answer) => {
    if (isProvisioned) {
      options.onAnswer?.(answer);
    }
  });
  if (kickstart !== undefined) {
    storeApiKeys(store, kickstart, clock.now());
    await runKickstart(app, kickstart);
  }
  isProvisioned = true;
  return { app, close: () => app.close() };
}
