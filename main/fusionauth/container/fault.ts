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

/** A fault in words: what has happened and what it means, and what a person can do about it. */
export interface FaultInWords {
  readonly says: string;
  /** Absent where nothing is to be done. */
  readonly fix?: string;
}

/** For wherever a person reads it. */
export function describeFault(fault: Fault): FaultInWords {
  switch (fault.kind) {
    case 'no docker':
      return {
        says: 'Docker is not installed here, and the real FusionAuth runs in it.',
        fix: 'Install Docker (https://docs.docker.com/get-docker/).',
      };
    case 'docker not running':
      return {
        says: `Docker does not answer at ${fault.at}.`,
        fix: 'Start Docker Desktop, or `sudo systemctl start docker`.',
      };
    case 'no permission':
      return {
        says: `You may not use Docker: ${fault.at} refuses this user.`,
        fix: 'Add yourself to its group (`sudo usermod -aG docker $USER`) and log in again.',
      };
    case 'images missing':
      return {
        says: `These images are not on this machine: ${fault.images.join(', ')}.`,
        fix: `Get them with ${fault.images.map((image) => `\`docker pull ${image}\``).join(' and ')}.`,
      };
    case 'pull failed':
      return {
        says: `The image ${fault.image} could not be pulled: ${fault.says}.`,
        fix: `Look at the network and the name, then try \`docker pull ${fault.image}\`.`,
      };
    case 'out of memory':
      return {
        says: `${fault.what} was killed while ${fault.when} because it ran out of memory (exit 137).`,
        fix: 'Give Docker at least 2 GB (Docker Desktop: Settings, Resources), or end other containers.',
      };
    case 'port taken':
      return {
        says: `Port ${fault.port} is taken by another program.`,
        fix: 'End that one, or choose another port with --port.',
      };
    case 'died starting':
      return { says: `${fault.what} ended while starting (${sayExit(fault.exitCode)}).` };
    case 'died running':
      return {
        says: `${fault.what} ended in the middle of the run (${sayExit(fault.exitCode)}).`,
        fix: 'Begin again to start a fresh one.',
      };
    case 'too slow':
      return {
        says: `FusionAuth was not ready after ${fault.seconds} s. ${sayMissing(fault.missing)}`,
        fix: 'Try again when the machine has less to do, or set LOGINSCOPE_FUSIONAUTH_PATIENCE to more seconds.',
      };
    case 'engine lost':
      return {
        says: 'The Docker engine has ended, and FusionAuth with it.',
        fix: 'Start Docker and begin again.',
      };
    case 'engine refused':
      return { says: `Docker would not start FusionAuth: ${fault.says}` };
    case 'cancelled':
      return { says: 'Starting FusionAuth was cancelled. Nothing was left behind.' };
  }
}

const withoutEngine: ReadonlySet<Fault['kind']> = new Set(['no docker', 'docker not running', 'no permission']);

/** What is wrong, and what to do about it, for the command line. */
export function sayFault(fault: Fault): string {
  if (fault.kind === 'images missing')
    return [
      'Nothing is pulled with --offline, and these images are not on this machine:',
      ...fault.images.map((image) => `  ${image}   get it with: docker pull ${image}`),
    ].join('\n');
  const { says, fix } = describeFault(fault);
  const orEmbedded = 'Or leave --fusionauth away: the embedded FusionAuth needs no Docker.';
  return [says, ...(fix ? [fix] : []), ...(withoutEngine.has(fault.kind) ? [orEmbedded] : [])].join(' ');
}

function sayMissing(missing: readonly string[]): string {
  if (missing.length === 0) return 'Its database did not answer.';
  return `Its API did not show ${missing.join(', ')}, which the kickstart file promises.`;
}

/** 137 is a kill (128 + SIGKILL); that it was for want of memory the engine did not say. */
const sayExit = (code: number): string => (code === 137 ? 'exit 137: it was killed from outside' : `exit ${code}`);
