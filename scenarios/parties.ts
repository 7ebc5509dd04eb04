/** Everybody who sends or receives a message. Their order is the order of the lanes in the diagram. */
export const parties = ['browser', 'store', 'forums', 'fusionauth', 'attacker'] as const;
export type Party = (typeof parties)[number];

/** The two applications. */
export type SiteName = 'store' | 'forums';

/** Parties that answer HTTP. */
export type Server = SiteName | 'fusionauth';

/** As the lanes are headed. The articles call the attacker "Hacker". */
export const partyTitle: Readonly<Record<Party, string>> = {
  browser: 'Browser',
  store: 'Store',
  forums: 'Forums',
  fusionauth: 'FusionAuth',
  attacker: 'Attacker',
};

/**
 * Host names, without the port of the front door. *.localhost is loopback in every browser and a secure context,
 * and Store and Forums share a site that FusionAuth is not part of (architecture.md, "Parties and addresses").
 */
export const sharedDomain = 'example.localhost';

/** See above; `sharedDomain` is what Store, Forums and the proxied FusionAuth have in common. */
export const hosts = {
  store: 'store.example.localhost',
  forums: 'forums.example.localhost',
  fusionauth: 'example.fusionauth.localhost',
  /** The same FusionAuth on the site of Store and Forums, behind a proxy that widens the domain of its cookies. */
  login: 'login.example.localhost',
  lab: 'lab.localhost',
} as const;
