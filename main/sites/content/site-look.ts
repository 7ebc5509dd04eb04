import type { SiteName } from '../../../scenarios/parties.ts';

/** What makes a page the Store or the Forums, whoever draws it. */
export interface SiteLook {
  readonly name: SiteName;
  /** As it is spoken of: `the Store`. */
  readonly spokenName: string;
  readonly title: string;
  readonly welcome: string;
  readonly pitch: string;
  readonly data: {
    /** Accessible name of the button: scenarios press it. */
    readonly button: 'Load cart' | 'Load posts';
    readonly heading: string;
    readonly loaded: string;
    readonly notYet: string;
    readonly forNobody: string;
  };
}

export const looks: Readonly<Record<SiteName, SiteLook>> = {
  store: {
    name: 'store',
    spokenName: 'the Store',
    title: 'Example Store',
    welcome: 'Good things for slow mornings',
    pitch: 'Kettles, cups and beans, from our shelf to your kitchen.',
    data: {
      button: 'Load cart',
      heading: 'Your cart',
      loaded: 'Cart loaded',
      notYet: 'Your cart is waiting. Load it to see what is inside.',
      forNobody: 'Log in to see your cart.',
    },
  },
  forums: {
    name: 'forums',
    spokenName: 'the Forums',
    title: 'Example Forums',
    welcome: 'Talk over a cup',
    pitch: 'Questions and opinions from people who take their time.',
    data: {
      button: 'Load posts',
      heading: 'Posts',
      loaded: 'Posts loaded',
      notYet: 'There is news. Load the posts to read it.',
      forNobody: 'Log in to read the posts.',
    },
  },
};
