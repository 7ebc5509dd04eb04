import type { Profile } from '../../../main/recording/entry.ts';

/** Whose browser a profile is. */
export const profileTitle: Readonly<Record<Profile, string>> = {
  shared: 'one browser for both',
  store: "the Store's browser",
  forums: "the Forums' browser",
};
