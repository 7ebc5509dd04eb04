import { hosts } from '../../../scenarios/parties.ts';

/** A name that something answers to behind the front door. */
export type Host = keyof typeof hosts;

const isHost = (name: string): name is Host => Object.hasOwn(hosts, name);
const names = Object.keys(hosts).filter(isHost);

/** What everybody is called at the front door's port. */
export interface Addresses {
  /** `http://store.example.localhost:4400`; without the port where it goes without saying, as every client writes it. */
  origin(host: Host): string;
  /** Whom a Host header means. */
  named(header: string | undefined): Host | undefined;
  /** Every Host header that means somebody. */
  readonly all: readonly string[];
}

/** The addresses when the front door listens at `port`. */
export function addressesAt(port: number): Addresses {
  const url = (host: Host) => new URL(`http://${hosts[host]}:${port}`);
  const byHeader = new Map(
    names.flatMap((host) => [[url(host).host, host] as const, [`${hosts[host]}:${port}`, host] as const]),
  );
  return {
    origin: (host) => url(host).origin,
    named: (header) => byHeader.get(header?.toLowerCase() ?? ''),
    all: names.map((host) => url(host).host),
  };
}
