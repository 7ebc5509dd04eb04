import { hosts, partyTitle } from '../../../scenarios/parties.ts';
import type { Action } from '../../../scenarios/step.ts';
import { isCookie, type Kept } from '../../../scenarios/storage.ts';
import { check, fill, press } from '../../shells/cdp/automation.ts';
import { goto } from '../../shells/cdp/goto.ts';
import type { World } from '../world/world.ts';
import { moveClockPast } from './move-clock.ts';
import { createThief } from './thief.ts';
import type { Windows } from './windows.ts';

/** Who logs in: FusionAuth's demo user. */
export interface Person {
  readonly email: string;
  readonly password: string;
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
  const thief = createThief(world, windows, origin);
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
          return thief.steal(action.kept);
        case 'attack':
          return thief.attack(action);
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
      return `steals ${action.kept.map(sayKept).join(' and ')} from the browser`;
    case 'attack':
      return `sends ${action.method} ${action.path} to ${hosts[action.at]} with what ${sayLoot(action)}`;
  }
}

const sayKept = (kept: Kept) => (isCookie(kept) ? `the cookie "${kept.name}"` : `"${kept.name}" in ${kept.area}`);

/** Only the first blow of an attack is struck with what was stolen. */
const sayLoot = ({ with: what }: Action & { do: 'attack' }) =>
  what === 'what it kept' || 'brought' in what ? 'it has got' : 'was stolen';
