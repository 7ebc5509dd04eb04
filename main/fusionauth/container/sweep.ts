import type { Docker } from './engine.ts';
import { statusOf } from './fetch-images.ts';
import { GROUP_LABEL, isGone, MAKER_LABEL, readName, readOwner } from './ownership.ts';

/** How often a group is looked at again while something of it is still being made or removed by the engine. */
const ATTEMPTS = 10;

/**
 * Removes every container and network of `group`, running or not, with their volumes. What is gone already is well.
 * Rejects when the engine does not answer.
 */
export async function removeGroup(docker: Docker, group: string): Promise<void> {
  const filters = { label: [`${GROUP_LABEL}=${group}`] };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const containers = await docker.listContainers({ all: true, filters });
    await Promise.all(containers.map(({ Id }) => removeContainer(docker, Id)));
    const networks = await docker.listNetworks({ filters });
    await Promise.all(
      networks.map(({ Id }) =>
        docker
          .getNetwork(Id)
          .remove()
          .catch(ignore(403, 404, 409)),
      ),
    );
    if (containers.length === 0 && networks.length === 0) return;
  }
}

async function removeContainer(docker: Docker, id: string): Promise<void> {
  const container = docker.getContainer(id);
  try {
    await container.remove({ force: true, v: true });
  } catch (error) {
    // 409: somebody else is removing it at this moment; that is awaited.
    if (statusOf(error) === 409) await container.wait({ condition: 'removed' }).catch(ignore(404));
    else ignore(404)(error);
  }
}

const ignore =
  (...statuses: readonly number[]) =>
  (error: unknown): void => {
    const status = statusOf(error);
    if (status === undefined || !statuses.includes(status)) throw error;
  };

/** Removes what processes left behind that ended without being able to: groups of dead owners, and warm ones that do not run. */
export async function sweep(docker: Docker): Promise<void> {
  const filters = { label: [GROUP_LABEL] };
  const containers = await docker.listContainers({ all: true, filters });
  const networks = await docker.listNetworks({ filters });
  const groups = new Set([...containers, ...networks].flatMap(({ Labels }) => Labels?.[GROUP_LABEL] ?? []));
  for (const group of groups) {
    const members = containers.filter(({ Labels }) => Labels[GROUP_LABEL] === group);
    const network = networks.find(({ Labels }) => Labels?.[GROUP_LABEL] === group);
    const named = members.flatMap(({ Names }) => Names.flatMap((name) => readName(name) ?? [])).at(0);
    if (named === 'warm') {
      if (members.length < 2 || members.some(({ State }) => State !== 'running')) await removeGroup(docker, group);
      continue;
    }
    const maker = readOwner((members[0] ?? network)?.Labels?.[MAKER_LABEL]);
    const owner = named?.owner ?? maker;
    if (owner && isGone(owner)) await removeGroup(docker, group);
  }
}
