import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { hosts } from '../../../scenarios/parties.ts';
import type { Action, Loot } from '../../../scenarios/step.ts';
import { isCookie, type Kept } from '../../../scenarios/storage.ts';
import type { LootItem } from '../../attacks/attacker.ts';
import { evaluate } from '../../shells/cdp/evaluate.ts';
import { parseSetCookie } from '../recorder/set-cookie.ts';
import type { World } from '../world/world.ts';
import type { Windows } from './windows.ts';

/** There is nothing of that name where it should be kept, so there is nothing to steal. */
class NothingToStealError extends Error {
  override readonly name = 'NothingToStealError';
}

/** What a thief has laid hands on, and does with it. */
export interface Thief {
  /** Takes it from the victim's browser. Rejects when it is not there. */
  steal(kept: readonly Kept[]): Promise<void>;
  /** One request with nothing but the loot. Rejects when that has not been stolen. */
  attack(action: Action & { do: 'attack' }): Promise<void>;
}

/** A thief who has nothing yet. `origin` gives a party's address. */
export function createThief(world: World, windows: Windows, origin: (host: keyof typeof hosts) => string): Thief {
  const stolen = new Map<string, string>();
  let brought: string | undefined;

  const find = async (kept: Kept): Promise<string> => {
    const site = kept.owner === 'forums' ? 'forums' : 'store';
    if (!isCookie(kept)) {
      // As an injected script does: with the rights of the page, and no others.
      const read = `localStorage[${JSON.stringify(kept.name)}] ?? null`;
      const value = await evaluate(await windows.window(site), 'reading its storage', z.string().nullable(), read);
      if (value !== null) return value;
      throw new NothingToStealError(
        `The ${kept.area} of ${kept.domain} holds no "${kept.name}"; there is nothing to steal.`,
      );
    }
    const jar = await windows.jar(site);
    const found = jar.find(({ name, domain }) => name === kept.name && domain.replace(/^\./, '') === kept.domain);
    if (found) return found.value;
    throw new NothingToStealError(
      `The browser holds no cookie "${kept.name}" of ${kept.domain}; there is nothing to steal.`,
    );
  };

  const inHand = (kept: Kept, value: string): LootItem => {
    if (!isCookie(kept)) return { bearer: value };
    const domain = kept.reach === 'subdomains' ? { domain: kept.domain } : {};
    return { name: kept.name, value, ...domain };
  };

  const hold = (item: Loot): LootItem => {
    if ('forged' in item) {
      const value = randomBytes(24).toString('base64url');
      world.log.append({ type: 'theft', loot: [{ name: item.forged.name, value, how: 'forged' }] });
      return inHand(item.forged, value);
    }
    const value = stolen.get(item.stolen.name);
    if (value === undefined) throw new NothingToStealError(`"${item.stolen.name}" has not been stolen yet.`);
    return inHand(item.stolen, value);
  };

  /** Goes into the attacker's hands before the request; undefined: they stay as they are. */
  const lootFor = (what: (Action & { do: 'attack' })['with']): readonly LootItem[] | undefined => {
    if (what === 'what it kept') return undefined;
    if (!('brought' in what)) return what.map(hold);
    if (brought === undefined) throw new NothingToStealError('The answer before brought no token.');
    return [inHand(what.brought, brought)];
  };

  return {
    async steal(kept) {
      const loot = await Promise.all(
        kept.map(async (one) => {
          const value = await find(one);
          stolen.set(one.name, value);
          return { name: one.name, value, how: 'stolen' as const };
        }),
      );
      world.log.append({ type: 'theft', loot });
    },

    async attack({ method, at, path, with: what }) {
      const url = `${origin(at)}${path}`;
      const loot = lootFor(what);
      if (loot) await world.attacker.arm(loot, url);
      const { kept, token } = await world.attacker.strike({ method, url });
      brought = token;
      const sent = world.log.entries.findLast(
        (entry) => entry.type === 'request' && entry.exchange.from === 'attacker',
      );
      if (sent?.type !== 'request') return;
      const exchange = sent.exchange.id;
      for (const line of kept) {
        const cookie = parseSetCookie(line, world.clock.now());
        if (cookie) world.log.append({ type: 'attacker kept', cookie, exchange });
      }
      if (token !== undefined) world.log.append({ type: 'attacker took', token, exchange });
    },
  };
}
