import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { z } from 'zod';

/**
 * Whose a group of containers is. A group is one FusionAuth: network, PostgreSQL, FusionAuth; its members carry its id as a label.
 * Labels cannot be changed, names can, at once and only by one: so the owner of the moment is in the name of FusionAuth's container.
 */
export interface Owner {
  /** A hash of the machine's name: an engine may serve several. */
  readonly host: string;
  readonly pid: number;
}

/** On every container and network: the id of its group. */
export const GROUP_LABEL = 'io.loginscope.group';
/** On every container and network: who made it. */
export const MAKER_LABEL = 'io.loginscope.maker';
/** On every container: which of the two it is. */
export const ROLE_LABEL = 'io.loginscope.role';

const PREFIX = 'loginscope-fusionauth';

/** This process. */
export const thisProcess: Owner = {
  host: createHash('sha256').update(hostname()).digest('hex').slice(0, 12),
  pid: process.pid,
};

const ownerSchema = z.string().regex(/^[0-9a-f]{12}-\d+$/);

/** As it stands in labels and names. */
export const writeOwner = ({ host, pid }: Owner): string => `${host}-${pid}`;

/** Undefined for what nobody of us has written. */
export function readOwner(text: string | undefined): Owner | undefined {
  const parsed = ownerSchema.safeParse(text);
  if (!parsed.success) return undefined;
  const [host = '', pid] = parsed.data.split('-');
  return { host, pid: Number(pid) };
}

/** The name of a FusionAuth container that `owner` uses. */
export const nameInUse = (owner: Owner, group: string): string => `${PREFIX}.${writeOwner(owner)}.${group}`;

/** The name of one that waits for the next launch that needs the same (`key`). */
export const nameWarm = (key: string): string => `${PREFIX}.warm.${key}`;

/** What a container's name says of it. Docker writes names with a slash in front. */
export function readName(name: string): { readonly owner: Owner } | 'warm' | undefined {
  const [prefix, second] = name.replace(/^\//, '').split('.');
  if (prefix !== PREFIX) return undefined;
  if (second === 'warm') return 'warm';
  const owner = readOwner(second);
  return owner && { owner };
}

/**
 * True when `owner` was a process of this machine that is no more. Of other machines nothing is known. Another process may have
 * the number by now: then its things stay until that one has ended too.
 */
export function isGone({ host, pid }: Owner): boolean {
  if (host !== thisProcess.host) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: there is one, of another user.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
