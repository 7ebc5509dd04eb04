import type { FastifyInstance } from 'fastify';

/** FusionAuth, whoever plays it (architecture.md, "FusionAuth is one port with two implementations"). */
export interface FusionAuth {
  readonly kind: 'embedded' | 'container';
  /** As its API reports it. */
  readonly version: string;
  /** Where requests go: into this process, or to an address behind the front door. */
  readonly answersAt:
    | { readonly in: 'process'; readonly app: FastifyInstance }
    | { readonly in: 'network'; readonly origin: string };
  /** Whether it lives on the clock that the lab gives it, or on the machine's, where waiting takes as long as it takes. */
  readonly clock: 'movable' | 'real';
  /** Resolves, in words for people, when it has ended without being closed; never otherwise. */
  readonly died: Promise<string>;
  close(): Promise<void>;
}
