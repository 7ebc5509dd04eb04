import type { Docker } from '../../../main/fusionauth/container/engine.ts';
import { findEngine } from '../../../main/fusionauth/container/engine.ts';
import type { Images } from '../../../main/fusionauth/container/images.ts';
import { MAKER_LABEL, thisProcess, writeOwner } from '../../../main/fusionauth/container/ownership.ts';
import type { FusionAuth } from '../../../main/fusionauth/port.ts';
import { buildStandIns } from './images/build.ts';

const isLinux = process.platform === 'linux';
const found = isLinux ? await findEngine().catch(() => undefined) : undefined;

/** Whether the stand-ins can run here, and what to write behind the name of what is skipped otherwise. */
export const engineHere = {
  isThere: found !== undefined,
  why: found
    ? ''
    : ` (skipped: ${isLinux ? 'no Docker engine answers here' : 'the stand-ins are built on Linux only'})`,
};

/** The engine. Only for what is not skipped. */
export function docker(): Docker {
  if (!found) throw new Error('No Docker engine answers here.');
  return found.docker;
}

/** The stand-ins, built if need be. */
export const standInsHere = (): Promise<Images> => buildStandIns(docker());

export { environment } from './launch-environment.ts';

/** Containers and networks that `pid` (this process) has made and that are still there, by name. */
export async function leftBy(pid: number = process.pid): Promise<readonly string[]> {
  const filters = { label: [`${MAKER_LABEL}=${writeOwner({ ...thisProcess, pid })}`] };
  const containers = await docker().listContainers({ all: true, filters });
  const networks = await docker().listNetworks({ filters });
  return [...containers.flatMap(({ Names }) => Names), ...networks.map(({ Name }) => Name)];
}

/** Where a FusionAuth in containers answers. */
export function originOf({ answersAt }: FusionAuth): string {
  if (answersAt.in !== 'network') throw new Error('This FusionAuth is in this process.');
  return answersAt.origin;
}
