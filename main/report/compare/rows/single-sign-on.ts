import { notObserved, observed, type RowDefinition } from '../cell.ts';
import { atExchange, atSighting } from '../evidence.ts';
import { legTo } from '../legs.ts';
import { passwordPosts } from './password.ts';

/** Was the second application reached without the password being asked for again? */
export const singleSignOn: RowDefinition = {
  id: 'single-sign-on',
  group: 'The second application',
  title: 'Single sign-on',
  cell(reading) {
    const leg = legTo(reading, 'forums');
    if (!leg) return notObserved('Nobody got to the posts of the Forums.');
    const store = legTo(reading, 'store');
    if (!store || store.data.seq > leg.data.seq) return notObserved('Nobody was logged in to the Store before.');
    const posts = passwordPosts(reading, leg.front);
    if (posts.length > 0)
      return observed(
        false,
        'no: the password again',
        posts.map((one) => atSighting(one, 'the password is sent again')),
        '',
      );
    const recognised = leg.front.filter(
      (one) => one.to === 'fusionauth' && reading.carried(one, 'request').some(({ of }) => of.kind === 'SSO session'),
    );
    return observed(
      true,
      'yes: no form',
      [
        ...recognised.map((one) => atExchange(one, 'FusionAuth recognises its session')),
        atExchange(leg.data, 'the posts, and no password on the way'),
      ],
      '',
    );
  },
};
