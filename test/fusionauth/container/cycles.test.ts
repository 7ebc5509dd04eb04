import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { ContainerError } from '../../../main/fusionauth/container/fault.ts';
import { startContainer } from '../../../main/fusionauth/container/index.ts';
import { docker, engineHere, environment, leftBy, standInsHere } from './here.ts';
import { standIns } from './images/stand-ins.ts';

/** How many starts are ended; 100 take about two and a half minutes on two cores. */
const CYCLES = Number(process.env.LOGINSCOPE_CYCLES ?? 100);
/** At once. */
const LANES = 4;
/** A start takes about 2.5 s alone, and longer in company: an end may come at any moment of it, and after it. Milliseconds. */
const LONGEST_MS = 5000;
/** Undertakers look twice, a few seconds apart. Milliseconds. */
const BURIAL_MS = 30_000;

/** A number from 0 to 1 that looks random and is the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.skipIf(!engineHere.isThere)(`a start that is ended at any moment${engineHere.why}`, () => {
  beforeAll(() => standInsHere(), 120_000);

  it(`leaves no container, network or port behind, ${CYCLES} times: killed outright, or cancelled`, {
    timeout: 600_000,
  }, async () => {
    const random = numbers(4);
    const pids = new Set([process.pid]);
    const plan = Array.from({ length: CYCLES }, (_none, at) => ({ kills: at % 2 === 0, after: random() * LONGEST_MS }));
    let ready = 0;
    const lane = async () => {
      for (let next = plan.pop(); next; next = plan.pop()) {
        if (next.kills) {
          const child = spawn(process.execPath, [join(import.meta.dirname, 'start-and-stay.ts')], { stdio: 'ignore' });
          if (child.pid !== undefined) pids.add(child.pid);
          await killAfter(child, next.after);
        } else if (await cancelAfter(next.after)) ready += 1;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));

    const left = async () => (await Promise.all([...pids].map((pid) => leftBy(pid)))).flat();
    const until = performance.now() + BURIAL_MS;
    while ((await left()).length > 0 && performance.now() < until) await pause(250);
    expect(await left()).toEqual([]);
    expect(await portsWithoutContainer()).toEqual([]);
    expect(ready).toBeLessThan(CYCLES / 2); // Some were cancelled before they were ready, or nothing has been tested.
  });
});

async function killAfter(child: ChildProcess, ms: number): Promise<void> {
  await pause(ms);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** True when it was ready before it could be cancelled; then it is closed as usual. */
async function cancelAfter(ms: number): Promise<boolean> {
  try {
    const running = await startContainer({ environment, images: standIns, signal: AbortSignal.timeout(Math.ceil(ms)) });
    await running.close();
    return true;
  } catch (error) {
    if (error instanceof ContainerError && error.fault.kind === 'cancelled') return false;
    throw error;
  }
}

/** Ports that the engine's proxies still hold though no running container publishes them. Linux only. */
async function portsWithoutContainer(): Promise<readonly number[]> {
  const published = (await docker().listContainers()).flatMap(({ Ports }) => Ports.map(({ PublicPort }) => PublicPort));
  const held: number[] = [];
  for (const pid of await readdir('/proc').catch(() => [])) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const [, port] = /docker-proxy.*-host-port\0(\d+)/.exec(line) ?? [];
    if (port !== undefined) held.push(Number(port));
  }
  return held.filter((port) => !published.includes(port));
}
