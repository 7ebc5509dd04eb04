import type { FastifyInstance } from 'fastify';
import type { SiteName } from '../../scenarios/parties.ts';
import type { Point } from '../../scenarios/space.ts';
import { choose } from './choices.ts';
import type { Clock } from './clock.ts';
import { siteContent } from './content/site-content.ts';
import { createCookieJar } from './http/cookie-jar.ts';
import { createServer } from './http/server.ts';
import { createOidcClient } from './oidc/client.ts';
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
  readonly fusionAuth: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** How the site reaches FusionAuth. */
  readonly backChannel: typeof fetch;
  readonly clock: Clock;
  /** Folder of the built pages: `spa/index.html` and `assets/`. */
  readonly pages: string;
  readonly onSession?: SessionObserver;
}

export interface Site {
  readonly app: FastifyInstance;
  /** Milliseconds without use after which a session is dead. */
  readonly sessionLifetime: number;
  close(): Promise<void>;
}

const sessionLifetime = 30 * 60 * 1000;

/**
 * Composes a site from the three choices of `point`, and asks FusionAuth once where its endpoints are, here and not
 * later, so that no message of a workflow is one too many. Does not listen: the front door hands requests in.
 * Throws FusionAuthUnreachable, or a RangeError when a choice has not been built.
 */
export async function createSite(options: SiteOptions): Promise<Site> {
  const { name, origin, point, fusionAuth, backChannel, clock, pages, onSession } = options;
  const { application, login, credentials } = choose(point);

  const oidc = await createOidcClient({ ...fusionAuth, backChannel, clock });
  const jar = createCookieJar(name);
  const sessions = createSessionStore({
    clock,
    lifetime: sessionLifetime,
    onChange: (change, { id, user, createdAt, expiresAt }) =>
      onSession?.(change, { id, user: user.email ?? user.id, createdAt, expiresAt }),
  });

  const keeping = credentials({ jar, sessions, oidc });
  const method = login({ origin, oidc, jar, clock, credentials: keeping });
  const app = await createServer(origin);
  method.mount(app);
  await application({
    name,
    login: method,
    credentials: keeping,
    content: siteContent[name],
    pages,
    endSessionUrl: oidc.endSessionUrl(`${origin}/`),
  }).mount(app);
  await app.ready();

  return { app, sessionLifetime, close: () => app.close() };
}
