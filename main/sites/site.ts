import type { FastifyInstance } from 'fastify';
import type { SiteName } from '../../scenarios/parties.ts';
import type { Point } from '../../scenarios/space.ts';
import { readBuiltPages } from './applications/built-pages.ts';
import { siteIcon } from './applications/icon.ts';
import { choose } from './choices.ts';
import type { Clock } from './clock.ts';
import { siteContent } from './content/site-content.ts';
import { createCookieJar } from './http/cookie-jar.ts';
import { createServer } from './http/server.ts';
import type { FusionAuthApplication } from './logins/login.ts';
import { type AccessTokens, createAccessTokens } from './oidc/access-tokens.ts';
import { createOidcClient } from './oidc/client.ts';
import { createSigningKeys } from './oidc/signing-keys.ts';
import { createSessionStore, type SessionChange } from './sessions/session-store.ts';

/** Hears of every server-side session that comes, lives longer or goes. */
export type SessionObserver = (
  change: SessionChange,
  session: {
    readonly id: string;
    /** E-mail address, or the user id of somebody who has none. */
    readonly user: string;
    /** Epoch milliseconds. */
    readonly createdAt: number;
    /** Epoch milliseconds. */
    readonly expiresAt: number;
  },
) => void;

export interface SiteOptions {
  readonly name: SiteName;
  /** As browsers know it: `http://store.example.localhost:4000`. */
  readonly origin: string;
  readonly point: Point;
  readonly fusionAuth: FusionAuthApplication;
  /** How the site reaches FusionAuth. */
  readonly backChannel: typeof fetch;
  readonly clock: Clock;
  /** Folder of the built pages: `spa/index.html` and `assets/`. */
  readonly pages: string;
  readonly onSession?: SessionObserver;
  /** Milliseconds without use after which a session is dead; half an hour by default. */
  readonly sessionLifetime?: number;
}

export interface Site {
  readonly app: FastifyInstance;
  /** Milliseconds without use after which a session is dead. */
  readonly sessionLifetime: number;
  close(): Promise<void>;
}

const usualSessionLifetime = 30 * 60 * 1000;

/**
 * Composes a site from the three choices of `point`, and asks FusionAuth once where its endpoints are (and what its keys
 * are, for a site that verifies tokens), here and not later, so that no message of a workflow is one too many. Does not
 * listen: the front door hands requests in.
 * Throws FusionAuthUnreachable, or a RangeError when a choice has not been built.
 */
export async function createSite(options: SiteOptions): Promise<Site> {
  const {
    name,
    origin,
    point,
    fusionAuth,
    backChannel,
    clock,
    onSession,
    sessionLifetime = usualSessionLifetime,
  } = options;
  const choices = choose(point);

  const oidc = await createOidcClient({ ...fusionAuth, backChannel, clock });
  let tokens: Promise<AccessTokens> | undefined;
  const accessTokens = () => {
    tokens ??= createSigningKeys({ uri: oidc.jwksUri, backChannel, clock }).then((keys) =>
      createAccessTokens({ ...fusionAuth, keys, clock }),
    );
    return tokens;
  };
  const jar = createCookieJar(name);
  const sessions = createSessionStore({
    clock,
    lifetime: sessionLifetime,
    onChange: (change, { id, user, createdAt, expiresAt }) =>
      onSession?.(change, { id, user: user.email ?? user.id, createdAt, expiresAt }),
  });

  const source = await choices.login({ origin, fusionAuth, backChannel, oidc, jar, clock, accessTokens });
  const credentials = await choices.credentials({ jar, sessions, refresh: source.refresh, accessTokens });
  const login = source.login(credentials);
  const content = siteContent[name];
  const built = await readBuiltPages(options.pages);
  const application = choices.application({ point, login, credentials, content, built });

  const app = await createServer(origin, application.powers);
  app.get('/favicon.ico', (_request, reply) => reply.type('image/svg+xml').send(siteIcon(content.colour)));
  await built.mountAssets(app);
  login.mount(app, application.entrance);
  await application.mount(app);
  await app.ready();

  return { app, sessionLifetime, close: () => app.close() };
}
