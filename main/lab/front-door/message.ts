/** A request as the front door hands it on: what was sent, without the lab's own marks. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** In order, names as sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A whole response, as a party answered. */
export interface WireResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** Whatever answers behind the front door: an application in this process, or one in a container. */
export type Upstream = (request: WireRequest) => Promise<WireResponse>;

/** A short answer of the front door's own. */
export function plainText(status: number, text: string): WireResponse {
  const headers = [['content-type', 'text/plain; charset=utf-8'] as const, ['cache-control', 'no-store'] as const];
  return { status, headers, body: Buffer.from(text) };
}

/** Raw headers are a flat list of names and values in turn, in Node and in undici alike. */
export function headerPairs(raw: readonly string[]): (readonly [name: string, value: string])[] {
  return Array.from(
    { length: Math.floor(raw.length / 2) },
    (_none, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? ''] as const,
  );
}
