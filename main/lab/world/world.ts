import type { SiteName } from '../../../scenarios/parties.ts';
import type { Scenario } from '../../../scenarios/step.ts';
import type { Workflow } from '../../../scenarios/workflow.ts';
import { type Attacker, createAttacker } from '../../attacks/attacker.ts';
import { createFusionAuthApi } from '../../fusionauth/api.ts';
import { configureFor } from '../../fusionauth/configure.ts';
import type { Provisioning } from '../../fusionauth/kickstart/provisioning.ts';
import type { FusionAuth } from '../../fusionauth/port.ts';
import type { FusionAuthSource } from '../../fusionauth/source.ts';
import { createSite, type Site } from '../../sites/site.ts';
import { CannotGoOnError } from '../cannot-go-on.ts';
import { createLabClock, type LabClock } from '../clock.ts';
import { createPartyClient, type PartyClient } from '../front-door/client.ts';
import { crossSiteProxy } from '../front-door/cross-site-proxy.ts';
import { createExchangeRecorder } from '../front-door/exchange-recorder.ts';
import type { FrontDoor } from '../front-door/front-door.ts';
import { inProcess } from '../front-door/in-process.ts';
import type { Upstream } from '../front-door/message.ts';
import { network } from '../front-door/network.ts';
import { sameDomainProxy } from '../front-door/same-domain-proxy.ts';
import type { SenderMarks } from '../front-door/sender.ts';
import { createJudge, type Judge } from '../judge/judge.ts';
import type { Lifetimes } from '../judge/lines.ts';
import { createLog, type Log } from '../recorder/log.ts';
import { createRecorder, type Recorder } from '../recorder/recorder.ts';
import { followLifetimes } from './follow-lifetimes.ts';
import { shortRefreshToken, shortSession, waitableLives } from './real-time.ts';
import { watchSsoSessions } from './sso-sessions.ts';
import { verifyJwts } from './verify-jwts.ts';
import { createWaits, type Waits } from './waits.ts';

/** One experiment: fresh servers, an empty log, a clock at the present. Reset means another world. */
export interface World {
  readonly workflow: Workflow;
  readonly scenario: Scenario;
  readonly clock: LabClock;
  readonly log: Log;
  readonly recorder: Recorder;
  readonly judge: Judge;
  readonly fusionauth: FusionAuth;
  readonly lifetimes: Lifetimes;
  readonly attacker: Attacker;
  /** Epoch milliseconds on the lab's clock. */
  readonly startedAt: number;
  /** Where time cannot be moved: refresh tokens have no more than the shortest life from now on. Elsewhere nothing. */
  endRefreshTokensSooner(): Promise<void>;
  /** Aborted when the world is closed: what waits for something in it need not wait any more. */
  readonly closed: AbortSignal;
  /** Where time cannot be moved: what is being waited for. */
  readonly waits: Waits;
  /** Rejects with CannotGoOnError when FusionAuth ends by itself. */
  readonly lost: Promise<never>;
  /** Resolves when what FusionAuth knows has been read after the latest message. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly workflow: Workflow;
  readonly scenario: Scenario;
  readonly frontDoor: FrontDoor;
  readonly marks: SenderMarks;
  /** Started with the lab's clock; the kickstart file gets the addresses of this launch. */
  readonly fusionauth: FusionAuthSource;
  readonly provisioning: Provisioning;
  /** Folder of the built pages. */
  readonly pages: string;
  /** For tests that break one thing: wraps what answers for a party. */
  readonly tamper?: (party: 'store' | 'forums' | 'fusionauth', upstream: Upstream) => Upstream;
}

const untouched = (_party: string, upstream: Upstream) => upstream;

const notYet: Upstream = async () => {
  throw new Error('it has not been started yet');
};

/** Builds a world behind the front door. Throws what FusionAuth or a site throws when it cannot start, leaving nothing behind. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { workflow, scenario, frontDoor, marks, provisioning, pages, tamper = untouched } = options;
  const clock = createLabClock();
  const log = createLog(clock);
  const { applications, apiKey, siteApiKey, user, tenantId } = provisioning;
  const recorder = createRecorder(log, [
    { value: user.password, kind: 'password' },
    { value: applications.store.clientSecret, kind: 'client secret', owner: 'Store' },
    { value: applications.forums.clientSecret, kind: 'client secret', owner: 'Forums' },
    { value: apiKey, kind: 'API key', owner: 'lab' },
    { value: siteApiKey, kind: 'API key', owner: 'site' },
  ]);
  const closers: (() => Promise<void> | void)[] = [];
  const closed = new AbortController();
  const close = async () => {
    closed.abort(new CannotGoOnError('The experiment has been ended.'));
    for (const closer of closers.reverse().splice(0)) await closer();
  };
  try {
    const fusionauth = await options.fusionauth.start(clock, {
      STORE_ORIGIN: frontDoor.origin('store'),
      FORUMS_ORIGIN: frontDoor.origin('forums'),
      FUSIONAUTH_ORIGIN: frontDoor.origin('fusionauth'),
    });
    closers.push(() => fusionauth.close());

    const record = createExchangeRecorder(log, clock, marks);
    const identityProvider = tamper('fusionauth', upstreamOf(fusionauth, closers));
    const gates = {
      // Only pages of another site that call FusionAuth themselves need it.
      fusionauth:
        workflow.point.login === 'native form to FusionAuth' ? crossSiteProxy(identityProvider) : identityProvider,
      login: sameDomainProxy(identityProvider, frontDoor.origin('login')),
    };
    frontDoor.stand({ upstreams: { ...gates, store: notYet, forums: notYet }, record });

    const api = createFusionAuthApi(fusionauth, apiKey);
    const applicationIds = [applications.store.clientId, applications.forums.clientId];
    await configureFor(workflow.point, api, {
      applicationIds,
      siteOrigins: [frontDoor.origin('store'), frontDoor.origin('forums')],
    });
    const inRealTime = fusionauth.clock === 'real';
    const lives = inRealTime
      ? await waitableLives(api, { point: workflow.point, tenantId, applicationIds })
      : { endSooner: async () => undefined };

    const site = async (name: SiteName): Promise<{ site: Site; client: PartyClient }> => {
      const client = createPartyClient(name, marks);
      closers.push(() => client.close());
      const made = await createSite({
        name,
        origin: frontDoor.origin(name),
        point: workflow.point,
        fusionAuth: {
          issuer: frontDoor.origin('fusionauth'),
          sameDomainOrigin: frontDoor.origin('login'),
          apiKey: siteApiKey,
          ...applications[name],
        },
        backChannel: client.fetch,
        clock,
        pages,
        ...(inRealTime ? { sessionLifetime: shortSession } : {}),
        onSession: (change, session) => {
          const exchange = marks.current();
          log.append({ type: 'session', party: name, change, session, ...(exchange ? { exchange } : {}) });
        },
      });
      closers.push(() => made.close());
      return { site: made, client };
    };
    const { site: store } = await site('store');
    const { site: forums } = await site('forums');
    frontDoor.stand({
      upstreams: {
        ...gates,
        store: tamper('store', inProcess(store.app)),
        forums: tamper('forums', inProcess(forums.app)),
      },
      record,
    });

    const tokens = await api.tokenLifetimes(applications.store.clientId, tenantId);
    const lifetimes: Lifetimes = {
      session: store.sessionLifetime,
      JWT: tokens.jwt,
      'refresh token': inRealTime ? shortRefreshToken : tokens.refreshToken,
    };
    followLifetimes(recorder, log, tokens);
    verifyJwts(recorder, api);
    const sso = await watchSsoSessions(log, clock, api, [user.email], tokens.ssoSession);
    closers.push(sso.stop);
    const thief = createPartyClient('attacker', marks);
    closers.push(() => thief.close());
    const lost = lossOf(fusionauth, log, closed.signal);
    lost.catch(() => undefined); // Nobody may be running anything.
    return {
      workflow,
      scenario,
      clock,
      log,
      recorder,
      fusionauth,
      lifetimes,
      judge: createJudge(log, scenario, lifetimes),
      attacker: createAttacker(thief.fetch),
      startedAt: clock.now(),
      settled: sso.settled,
      waits: createWaits(),
      closed: closed.signal,
      endRefreshTokensSooner: lives.endSooner,
      lost,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function upstreamOf({ answersAt }: FusionAuth, closers: (() => Promise<void> | void)[]): Upstream {
  if (answersAt.in === 'process') return inProcess(answersAt.app);
  const { upstream, close } = network(answersAt.origin);
  closers.push(close);
  return upstream;
}

/** Rejects when FusionAuth has died, and says so in the log, whoever is at work. */
async function lossOf({ died }: FusionAuth, log: Log, closed: AbortSignal): Promise<never> {
  const says = await died;
  if (!closed.aborted) log.append({ type: 'lab problem', says });
  throw new CannotGoOnError(says);
}
