import type { Action } from '../../../scenarios/step.ts';
import { isCookie, type Kept } from '../../../scenarios/storage.ts';
import { partyTitle } from './party.ts';

const hostTitle: Readonly<Record<Extract<Action, { do: 'attack' }>['at'], string>> = {
  store: 'Store',
  forums: 'Forums',
  fusionauth: 'FusionAuth',
  login: 'FusionAuth on the shared domain',
  lab: 'the lab',
};

const keptInWords = (kept: Kept) =>
  isCookie(kept)
    ? `${partyTitle[kept.owner]}'s ${kept.role} cookie`
    : `the ${kept.role} in ${partyTitle[kept.owner]}'s ${kept.area}`;

/** What the person, the clock or the attacker does, as an instruction. A clock that is not movable is waited for. */
export function actionInWords(action: Action, isMovable: boolean): string {
  switch (action.do) {
    case 'open':
      return `open ${partyTitle[action.site]} in a window`;
    case 'press':
      return `press “${action.button}” in ${partyTitle[action.site]}`;
    case 'submit login form':
      return `log in on the form${action.keepSignedIn ? ', with “Keep me signed in” ticked' : ''}`;
    case 'submit site form':
      return `log in on the form of ${partyTitle[action.site]}`;
    case 'move clock':
      return isMovable ? `move the clock past the ${action.past}` : `wait until the ${action.past} has ended`;
    case 'steal':
      return `steal ${action.kept.map(keptInWords).join(' and ')}`;
    case 'attack':
      return `send ${action.method} ${action.path} to ${hostTitle[action.at]} as the attacker`;
  }
}
