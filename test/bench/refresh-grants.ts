import { availableParallelism } from 'node:os';
import { bareSigningRate } from './bare-signing.ts';
import { Load } from './load.ts';
import { startServer } from './start-server.ts';

const CONCURRENCY = 16;
const ROUNDS = 7;
const ROUND_MILLISECONDS = 1500;

/** Who is measured; the same server twice where it can sign once or twice per grant. */
const CONTESTANTS = [
  {
    name: 'embedded FusionAuth',
    script: new URL('./servers/embedded.ts', import.meta.url),
    args: ['openid offline_access'],
  },
  {
    name: 'embedded FusionAuth, no id token',
    script: new URL('./servers/embedded.ts', import.meta.url),
    args: ['offline_access'],
  },
  {
    name: 'oidc-provider, JWT access tokens',
    script: new URL('./servers/oidc-provider.ts', import.meta.url),
    args: ['jwt'],
  },
  { name: 'oidc-provider', script: new URL('./servers/oidc-provider.ts', import.meta.url), args: [] },
  { name: 'oauth2-mock-server', script: new URL('./servers/oauth2-mock-server.ts', import.meta.url), args: [] },
] as const;

interface Result {
  readonly name: string;
  /** RS256 signatures in one grant, counted in its answer. */
  readonly signatures: number;
  /** Grants per second, the median of the rounds. */
  readonly rate: number;
  readonly slowest: number;
  readonly fastest: number;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** The rounds of all contestants take turns, so that whatever else the machine does hits them alike. */
async function measure(tell: (line: string) => void): Promise<{ results: readonly Result[]; bare: number }> {
  const started: { name: string; load: Load; stop: () => void; rates: number[] }[] = [];
  const bare: number[] = [];
  try {
    for (const { name, script, args } of CONTESTANTS) {
      const server = await startServer(script, args);
      started.push({ name, load: new Load(server, CONCURRENCY), stop: server.stop, rates: [] });
    }
    for (const { load } of started) {
      await load.round(ROUND_MILLISECONDS);
    }
    await bareSigningRate(ROUND_MILLISECONDS);
    for (let round = 1; round <= ROUNDS; round += 1) {
      tell(`round ${round} of ${ROUNDS}`);
      for (const { load, rates } of started) {
        rates.push(await load.round(ROUND_MILLISECONDS));
      }
      bare.push(await bareSigningRate(ROUND_MILLISECONDS));
    }
    const results = await Promise.all(
      started.map(async ({ name, load, rates }) => ({
        name,
        signatures: await load.signatures(),
        rate: median(rates),
        slowest: Math.min(...rates),
        fastest: Math.max(...rates),
      })),
    );
    return { results, bare: median(bare) };
  } finally {
    for (const { load, stop } of started) {
      stop();
      await load.close().catch(() => undefined);
    }
  }
}

function row(cells: readonly (number | string)[]): string {
  const [name = '', ...numbers] = cells.map(String);
  return `${name.padEnd(34)}${numbers.map((text) => text.padStart(12)).join('')}`;
}

/** How often each contestant is as fast as the embedded server in the same discipline: as many signatures per grant. */
function comparison(results: readonly Result[]): string[] {
  const ours = results.filter(({ name }) => name.startsWith('embedded'));
  const others = results.filter(({ name }) => !name.startsWith('embedded'));
  return others.flatMap((other) => {
    const peer = ours.find(({ signatures }) => signatures === other.signatures);
    const times = peer === undefined ? undefined : (peer.rate / other.rate).toFixed(2);
    return times === undefined
      ? []
      : [`${times} x ${other.name}, with ${other.signatures} RS256 signature(s) per grant each`];
  });
}

/** Refresh grants per second of the embedded FusionAuth beside others, and beside what the signatures alone allow. */
export async function measureRefreshGrants(tell: (line: string) => void): Promise<string> {
  const { results, bare } = await measure(tell);
  const rows = results.map(({ name, signatures, rate, slowest, fastest }) =>
    row([
      name,
      Math.round(rate),
      `${Math.round(slowest)}-${Math.round(fastest)}`,
      signatures,
      `${((rate * signatures * 100) / bare).toFixed(0)} %`,
    ]),
  );
  return [
    '',
    `Refresh grants per second over loopback HTTP, client and server on the same ${availableParallelism()} core(s),`,
    `${CONCURRENCY} connections, median of ${ROUNDS} rounds of ${ROUND_MILLISECONDS} ms that take turns:`,
    row(['', 'grants/s', 'range', 'signatures', 'of limit']),
    ...rows,
    `Limit: ${Math.round(bare)} bare RS256 signatures per second (2048 bits, all cores, no HTTP, no client).`,
    ...comparison(results).map((line) => `The embedded FusionAuth makes ${line}.`),
  ].join('\n');
}
