/** Everything that is known to keep the real FusionAuth from running. */
export type Fault =
  | { readonly kind: 'no docker' }
  | { readonly kind: 'docker not running'; readonly at: string }
  | { readonly kind: 'no permission'; readonly at: string }
  | { readonly kind: 'images missing'; readonly images: readonly string[] }
  | { readonly kind: 'pull failed'; readonly image: string; readonly says: string }
  | { readonly kind: 'out of memory'; readonly what: string; readonly when: 'starting' | 'running' }
  | { readonly kind: 'port taken'; readonly port: number }
  | { readonly kind: 'died starting'; readonly what: string; readonly exitCode: number }
  | { readonly kind: 'died running'; readonly what: string; readonly exitCode: number }
  /** `missing`: what the kickstart file promises and the API did not show. */
  | { readonly kind: 'too slow'; readonly seconds: number; readonly missing: readonly string[] }
  | { readonly kind: 'engine lost' }
  | { readonly kind: 'engine refused'; readonly says: string }
  | { readonly kind: 'cancelled' };

/** The real FusionAuth cannot run here, or not any more. The message is for people; `logs` is what the container said last. */
export class ContainerError extends Error {
  override readonly name = 'ContainerError';
  readonly fault: Fault;
  readonly logs: readonly string[];

  constructor(fault: Fault, logs: readonly string[] = []) {
    super(
      [sayFault(fault), ...(logs.length > 0 ? ['It said last:', ...logs.map((line) => `  ${line}`)] : [])].join('\n'),
    );
    this.fault = fault;
    this.logs = logs;
  }
}

const orEmbedded = 'Or leave --fusionauth away: the embedded FusionAuth needs no Docker.';

/** What is wrong, and what to do about it. */
export function sayFault(fault: Fault): string {
  switch (fault.kind) {
    case 'no docker':
      return `Docker is not installed here, and the real FusionAuth runs in it. Install Docker (https://docs.docker.com/get-docker/). ${orEmbedded}`;
    case 'docker not running':
      return `Docker does not answer at ${fault.at}. Start Docker Desktop, or \`sudo systemctl start docker\`. ${orEmbedded}`;
    case 'no permission':
      return `You may not use Docker: ${fault.at} refuses this user. Add yourself to its group (\`sudo usermod -aG docker $USER\`) and log in again. ${orEmbedded}`;
    case 'images missing':
      return [
        'Nothing is pulled with --offline, and these images are not on this machine:',
        ...fault.images.map((image) => `  ${image}   get it with: docker pull ${image}`),
      ].join('\n');
    case 'pull failed':
      return `The image ${fault.image} could not be pulled: ${fault.says}. Look at the network and the name, then try \`docker pull ${fault.image}\`.`;
    case 'out of memory':
      return `${fault.what} was killed while ${fault.when} because it ran out of memory (exit 137). Give Docker at least 2 GB (Docker Desktop: Settings, Resources), or end other containers.`;
    case 'port taken':
      return `Port ${fault.port} is taken by another program. End that one, or choose another port with --port.`;
    case 'died starting':
      return `${fault.what} ended while starting (${sayExit(fault.exitCode)}).`;
    case 'died running':
      return `${fault.what} ended in the middle of the run (${sayExit(fault.exitCode)}). Begin again to start a fresh one.`;
    case 'too slow':
      return `FusionAuth was not ready after ${fault.seconds} s. ${sayMissing(fault.missing)} Try again when the machine has less to do, or set LOGINSCOPE_FUSIONAUTH_PATIENCE to more seconds.`;
    case 'engine lost':
      return 'The Docker engine has ended, and FusionAuth with it. Start Docker and begin again.';
    case 'engine refused':
      return `Docker would not start FusionAuth: ${fault.says}`;
    case 'cancelled':
      return 'Starting FusionAuth was cancelled. Nothing was left behind.';
  }
}

function sayMissing(missing: readonly string[]): string {
  if (missing.length === 0) return 'Its database did not answer.';
  return `Its API did not show ${missing.join(', ')}, which the kickstart file promises.`;
}

/** 137 is a kill (128 + SIGKILL); that it was for want of memory the engine did not say. */
const sayExit = (code: number): string => (code === 137 ? 'exit 137: it was killed from outside' : `exit ${code}`);
