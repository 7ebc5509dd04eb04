import type { Action } from '../../../scenarios/step.ts';
import { partyTitle } from './party.ts';

/** What the person, the clock or the attacker does, as an instruction. */
export function actionInWords(action: Action): string {
  switch (action.do) {
    case 'open':
      return `open ${partyTitle[action.site]} in a window`;
    case 'press':
      return `press “${action.button}” in ${partyTitle[action.site]}`;
    case 'submit login form':
      return `log in on the form${action.keepSignedIn ? ', with “Keep me signed in” ticked' : ''}`;
    case 'move clock':
      return `move the clock past the ${action.past}`;
    case 'steal':
      return `steal ${action.cookies.map(({ owner, role }) => `${partyTitle[owner]}'s ${role} cookie`).join(' and ')}`;
    case 'attack':
      return `send GET ${action.path} to ${partyTitle[action.site]} as the attacker`;
  }
}
