import { basename, posix } from 'node:path';
import { GenericContainer, PullPolicy, type WaitStrategy } from 'testcontainers';
import type { Docker } from './engine.ts';
import type { Images } from './images.ts';
import { kickstartFiles } from './kickstart-files.ts';
import { GROUP_LABEL, MAKER_LABEL, nameInUse, ROLE_LABEL, thisProcess, writeOwner } from './ownership.ts';
import type { Publishing } from './publishing.ts';
import type { Role } from './watch-group.ts';

/** FusionAuth's own port, in the container (contract, section 9.2). */
export const HTTP_PORT = 9011;
const KICKSTART_FOLDER = '/usr/local/fusionauth/kickstart';
/** The database is reachable on the group's own network only, and ends with it: nothing worth a secret. */
const DATABASE = {
  host: 'db',
  name: 'fusionauth',
  user: 'fusionauth',
  root: 'postgres',
  password: 'loginscope',
} as const;
const MIBIBYTES_PER_GIBIBYTE = 1024;

/** What is to run as one group. */
export interface Plan {
  readonly group: string;
  readonly images: Images;
  /** The kickstart file, and what its `#{ENV.…}` reads. */
  readonly kickstart: { readonly file: string; readonly env: Readonly<Record<string, string>> };
  /** More of FusionAuth's settings, as environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  /** The port on this machine; 0: any free one. */
  readonly port: number;
  readonly publishing: Publishing;
  /** Mebibytes that FusionAuth's container may use; absent: all there are. */
  readonly memoryLimit?: number;
}

/** Readiness is what the kickstart promises, seen through the API (and PostgreSQL's health); testcontainers need not wait for anything. */
const noWaiting: WaitStrategy = {
  waitUntilReady: async () => undefined,
  withStartupTimeout: () => noWaiting,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};

/** A container on one private network, whose ports nobody but this machine can reach: it has a known API key. */
class LocalContainer extends GenericContainer {
  /** testcontainers' own aliases would leave it on Docker's common network as well. */
  onlyOn(network: string, alias: string): this {
    this.createOpts.NetworkingConfig = { EndpointsConfig: { [network]: { Aliases: [alias] } } };
    return this.withNetworkMode(network);
  }

  withPort(inside: number, outside: number, { bindTo }: Publishing): this {
    this.withExposedPorts({ container: inside, host: outside });
    const binding = { HostPort: String(outside), ...(bindTo === undefined ? {} : { HostIp: bindTo }) };
    this.hostConfig.PortBindings = { ...this.hostConfig.PortBindings, [`${inside}/tcp`]: [binding] };
    return this;
  }
}

/** A container of the group, not started. Its image must be there: nothing is pulled here. */
function member({ group, images }: Plan, role: Role, alias: string): LocalContainer {
  const image = role === 'PostgreSQL' ? images.postgres : images.fusionauth;
  return new LocalContainer(image.name)
    .withPullPolicy(PullPolicy.neverPull())
    .withAutoCleanup(false) // No reaper: its image may be missing. The undertaker and the next start clean up.
    .withLabels({ ...labelsOf(group), [ROLE_LABEL]: role })
    .onlyOn(networkOf(group), alias)
    .withWaitStrategy(noWaiting);
}

const networkOf = (group: string) => `loginscope-${group}`;
const labelsOf = (group: string) => ({ [GROUP_LABEL]: group, [MAKER_LABEL]: writeOwner(thisProcess) });

/** The private network of the group. */
export async function makeNetwork(docker: Docker, { group }: Plan): Promise<void> {
  await docker.createNetwork({ Name: networkOf(group), Driver: 'bridge', Labels: labelsOf(group) });
}

/** Starts PostgreSQL; whether it is ready its health check says. */
export async function launchPostgres(plan: Plan): Promise<void> {
  await member(plan, 'PostgreSQL', DATABASE.host)
    .withEnvironment({ POSTGRES_USER: DATABASE.root, POSTGRES_PASSWORD: DATABASE.password })
    // Over TCP: while the image sets itself up, PostgreSQL listens on its Unix socket only.
    .withHealthCheck({
      test: ['CMD', 'pg_isready', '--host', 'localhost', '--username', DATABASE.root],
      interval: 250,
      timeout: 5000,
      retries: 1000,
      startPeriod: 0,
    })
    .start();
}

/** Starts FusionAuth with the kickstart file in place. Resolves with its container's id. */
export async function launchFusionAuth(plan: Plan): Promise<string> {
  const { file, env } = plan.kickstart;
  const files = kickstartFiles(file).map(({ source, name }) => ({
    source,
    target: posix.join(KICKSTART_FOLDER, name),
  }));
  const container = member(plan, 'FusionAuth', 'fusionauth')
    .withName(nameInUse(thisProcess, plan.group))
    .withPort(HTTP_PORT, plan.port, plan.publishing)
    .withCopyFilesToContainer(files)
    .withEnvironment({
      DATABASE_URL: `jdbc:postgresql://${DATABASE.host}:5432/${DATABASE.name}`,
      DATABASE_ROOT_USERNAME: DATABASE.root,
      DATABASE_ROOT_PASSWORD: DATABASE.password,
      DATABASE_USERNAME: DATABASE.user,
      DATABASE_PASSWORD: DATABASE.password,
      FUSIONAUTH_APP_MEMORY: '512M',
      FUSIONAUTH_APP_RUNTIME_MODE: 'development',
      FUSIONAUTH_APP_SILENT_MODE: 'true',
      FUSIONAUTH_APP_URL: `http://fusionauth:${HTTP_PORT}`,
      FUSIONAUTH_APP_KICKSTART_FILE: posix.join(KICKSTART_FOLDER, basename(file)),
      SEARCH_TYPE: 'database',
      ...env,
      ...plan.settings,
    });
  if (plan.memoryLimit !== undefined)
    container.withResourcesQuota({ memory: plan.memoryLimit / MIBIBYTES_PER_GIBIBYTE });
  return (await container.start()).getId();
}
