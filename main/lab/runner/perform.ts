import { randomBytes } from 'node:crypto';
import type { CookieKind } from '../../../scenarios/cookies.ts';
import { hosts, partyTitle } from '../../../scenarios/parties.ts';
import type { Action, Loot } from '../../../scenarios/step.ts';
import type { LootItem } from '../../attacks/attacker.ts';
import { check, fill, press } from '../../shells/cdp/automation.ts';
import { goto } from '../../shells/cdp/goto.ts';
import { parseSetCookie } from '../recorder/set-cookie.ts';
import type { World } from '../world/world.ts';
import { moveClockPast } from './move-clock.ts';
import type { Windows } from './windows.ts';

/** Who logs in: FusionAuth's demo user. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

/** Nothing of that name is in the browser's jar, so there is nothing to steal. */
class NothingToStealError extends Error {
  override readonly name = 'NothingToStealError';
}

/** Does what a person, the clock or an attacker does in a scenario. */
export interface Performer {
  /** Rejects with what kept it from being done, in words for people. */
  perform(action: Action): Promise<void>;
}

/** Performs in `windows`, on the servers and the clock of `world`. `origin` gives a site's address. */
export function createPerformer(
  world: World,
  windows: Windows,
  person: Person,
  origin: (host: keyof typeof hosts) => string,
): Performer {
  const stolen = new Map<CookieKind['name'], string>();

  const steal = async (cookies: readonly CookieKind[]) => {
    const loot = await Promise.all(
      cookies.map(async (kind) => {
        const jar = await windows.jar(kind.owner === 'forums' ? 'forums' : 'store');
        const found = jar.find(({ name, domain }) => name === kind.name && domain.replace(/^\./, '') === kind.domain);
        if (!found)
          throw new NothingToStealError(
            `The browser holds no cookie "${kind.name}" of ${kind.domain}; there is nothing to steal.`,
          );
        stolen.set(kind.name, found.value);
        return { name: kind.name, value: found.value, how: 'stolen' as const };
      }),
    );
    world.log.append({ type: 'theft', loot });
  };

  const hold = (loot: readonly Loot[]): LootItem[] =>
    loot.map((item) => {
      const kind = 'forged' in item ? item.forged : item.stolen;
      const domain = kind.reach === 'subdomains' ? { domain: kind.domain } : {};
      if ('forged' in item) {
        const value = randomBytes(24).toString('base64url');
        world.log.append({ type: 'theft', loot: [{ name: kind.name, value, how: 'forged' }] });
        return { name: kind.name, value, ...domain };
      }
      const value = stolen.get(kind.name);
      if (value === undefined) throw new NothingToStealError(`The cookie "${kind.name}" has not been stolen yet.`);
      return { name: kind.name, value, ...domain };
    });

  const attack = async ({ method, at, path, with: loot }: Action & { do: 'attack' }) => {
    const url = `${origin(at)}${path}`;
    if (loot !== 'what it kept') await world.attacker.arm(hold(loot), url);
    const { kept } = await world.attacker.strike({ method, url });
    const sent = world.log.entries.findLast((entry) => entry.type === 'request' && entry.exchange.from === 'attacker');
    if (sent?.type !== 'request') return;
    for (const line of kept) {
      const cookie = parseSetCookie(line, world.clock.now());
      if (cookie) world.log.append({ type: 'attacker kept', cookie, exchange: sent.exchange.id });
    }
  };

  return {
    async perform(action) {
      switch (action.do) {
        case 'open':
          return goto(await windows.window(action.site), `${origin(action.site)}/`);
        case 'press':
          return press(await windows.window(action.site), { role: 'button', name: action.button });
        case 'submit login form': {
          const window = await windows.window(action.site);
          await fill(window, { role: 'textbox', name: 'Login' }, person.email);
          await fill(window, { role: 'textbox', name: 'Password' }, person.password);
          await check(window, { role: 'checkbox', name: 'Keep me signed in' }, action.keepSignedIn);
          return press(window, { role: 'button', name: 'Submit' });
        }
        case 'submit site form': {
          const window = await windows.window(action.site);
          await fill(window, { role: 'textbox', name: 'Login' }, person.email);
          await fill(window, { role: 'textbox', name: 'Password' }, person.password);
          return press(window, { role: 'button', name: 'Log in' });
        }
        case 'move clock':
          return moveClockPast(world, action.past);
        case 'steal':
          return steal(action.cookies);
        case 'attack':
          return attack(action);
      }
    },
  };
}

/** What an action looks like to somebody who watches. */
export function sayAction(action: Action): string {
  switch (action.do) {
    case 'open':
      return `opens ${partyTitle[action.site]}`;
    case 'press':
      return `presses "${action.button}" in ${partyTitle[action.site]}`;
    case 'submit login form':
      return `types user name and password${action.keepSignedIn ? ', ticks "Keep me signed in"' : ''} and presses "Submit"`;
    case 'submit site form':
      return `types user name and password into the form of ${partyTitle[action.site]} and presses "Log in"`;
    case 'move clock':
      return `waits until the ${action.past} has expired`;
    case 'steal':
      return `steals ${action.cookies.map(({ name }) => `the cookie "${name}"`).join(' and ')} from the browser`;
    case 'attack':
      return `sends ${action.method} ${action.path} to ${hosts[action.at]} with what ${action.with === 'what it kept' ? 'it has got' : 'was stolen'}`;
  }
}
