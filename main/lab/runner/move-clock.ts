import { setTimeout as wait } from 'node:timers/promises';
import type { Lifetime } from '../../../scenarios/step.ts';
import { CannotGoOnError } from '../cannot-go-on.ts';
import type { World } from '../world/world.ts';

/** Added to a lifetime so that what should be dead is dead, in milliseconds. */
const SAFELY_PAST_MS = 1000;

/** Longer than this nobody waits for one step, in milliseconds. */
const LONGEST_WAIT_MS = 90_000;

/**
 * Lets `lifetime` pass, counted from now: by moving the lab's clock, or by waiting where FusionAuth keeps the machine's time.
 * Rejects with CannotGoOnError when that would take too long, and when the world is closed meanwhile.
 */
export async function moveClockPast(world: World, lifetime: Lifetime): Promise<void> {
  const ms = world.lifetimes[lifetime] + SAFELY_PAST_MS;
  const why = `past the life of the ${lifetime}`;
  if (world.fusionauth.clock === 'movable') return moveClock(world, ms, why);
  const seconds = Math.ceil(ms / 1000);
  if (ms > LONGEST_WAIT_MS)
    throw new CannotGoOnError(
      `The ${lifetime} lives ${seconds} s, and the clock of the real FusionAuth cannot be moved. With the embedded one this takes no time.`,
    );
  world.log.append({
    type: 'action',
    by: 'script',
    says: `waits ${seconds} s: the clock of the real FusionAuth cannot be moved past the life of the ${lifetime}`,
  });
  if (lifetime === 'refresh token') await world.endRefreshTokensSooner();
  const over = wait(ms, undefined, { signal: world.closed }).catch(() => world.closed.throwIfAborted());
  await world.waits.during({ lifetime, until: world.clock.now() + ms }, over);
  world.log.append({ type: 'clock', byMs: 0, why: `${why} (${seconds} s were waited)` });
}

/**
 * Moves the lab's clock by `byMs` milliseconds. Throws a RangeError for a negative number, and CannotGoOnError where FusionAuth
 * would not move with it.
 */
export function moveClock(world: World, byMs: number, why: string): void {
  if (world.fusionauth.clock === 'real')
    throw new CannotGoOnError(
      'The clock of the real FusionAuth cannot be moved, and the lab must not be ahead of it. Change to the embedded one for that.',
    );
  world.clock.advance(byMs);
  world.log.append({ type: 'clock', byMs, why });
}
