import { BlockList, createServer, isIP } from 'node:net';

/** Where the engine publishes a port, and where it then answers. */
export interface Publishing {
  /** The address on the engine's machine that the port is bound to; absent: every address it has. */
  readonly bindTo?: string;
  /** A host name or address, as URLs write it. */
  readonly answersAt: string;
}

const LOOPBACK = '127.0.0.1';
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');

/**
 * The narrowest place that this process can reach: FusionAuth's API key is known to everybody.
 * @param host where the published ports are, as testcontainers found out.
 * @param isLocal whether the engine is reached by a socket or pipe of this machine.
 * @param isOwn whether an address is one of this machine, or of the container that this process is in.
 */
export async function choosePublishing(
  { host, isLocal }: { readonly host: string; readonly isLocal: boolean },
  isOwn: (address: string) => Promise<boolean> = canListenAt,
): Promise<Publishing> {
  const isLoopback = host === 'localhost' || (isIP(host) === 4 && loopback.check(host));
  if (isLoopback || (isIP(host) !== 0 && (await isOwn(host)))) return { bindTo: LOOPBACK, answersAt: LOOPBACK };
  // In a container that was given the socket of the engine outside, the engine's own bridge is the way to it.
  if (isLocal && isIP(host) === 4) return { bindTo: host, answersAt: host };
  return { answersAt: isIP(host) === 6 ? `[${host}]` : host };
}

/** Node lists no address of an interface that nothing is plugged into, as Docker's bridge is while no container runs. */
function canListenAt(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(0, address, () => server.close(() => resolve(true)));
  });
}
