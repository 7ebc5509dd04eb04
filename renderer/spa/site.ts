import type { SiteName } from '../../scenarios/parties.ts';

/** What makes this page the Store or the Forums. */
export interface SiteLook {
  readonly name: SiteName;
  /** As it is spoken of: `the Store`. */
  readonly spokenName: string;
  readonly title: string;
  readonly welcome: string;
  readonly pitch: string;
  readonly data: {
    readonly path: string;
    /** Accessible name of the button: scenarios press it. */
    readonly button: 'Load cart' | 'Load posts';
    readonly heading: string;
    readonly loaded: string;
    readonly notYet: string;
    readonly forNobody: string;
  };
}

const store: SiteLook = {
  name: 'store',
  spokenName: 'the Store',
  title: 'Example Store',
  welcome: 'Good things for slow mornings',
  pitch: 'Kettles, cups and beans, from our shelf to your kitchen.',
  data: {
    path: '/api/load-shopping-cart',
    button: 'Load cart',
    heading: 'Your cart',
    loaded: 'Cart loaded',
    notYet: 'Your cart is waiting. Load it to see what is inside.',
    forNobody: 'Log in to see your cart.',
  },
};

const forums: SiteLook = {
  name: 'forums',
  spokenName: 'the Forums',
  title: 'Example Forums',
  welcome: 'Talk over a cup',
  pitch: 'Questions and opinions from people who take their time.',
  data: {
    path: '/api/load-posts',
    button: 'Load posts',
    heading: 'Latest posts',
    loaded: 'Posts loaded',
    notYet: 'There is news. Load the posts to read it.',
    forNobody: 'Log in to read the posts.',
  },
};

/** One build serves both sites; the host says which one it is. */
export function siteAt(host: string): SiteLook {
  return host.startsWith('forums.') ? forums : store;
}
