import type { PageSetup } from '../../main/sites/applications/page-setup.ts';
import { z } from './zod.ts';

const site = z.object({
  name: z.enum(['store', 'forums']),
  spokenName: z.string(),
  title: z.string(),
  welcome: z.string(),
  pitch: z.string(),
  data: z.object({
    button: z.enum(['Load cart', 'Load posts']),
    heading: z.string(),
    loaded: z.string(),
    notYet: z.string(),
    forNobody: z.string(),
  }),
});

const path = z.string().check(z.regex(/^\/[^/]/));
const address = z.url({ protocol: /^https?$/ });
const credentials = z.string();
const common = { application: z.literal('spa'), credentials, site, dataPath: path };

const setup = z.discriminatedUnion('login', [
  z.object({ ...common, login: z.literal('authorization code grant') }),
  z.object({ ...common, login: z.literal('password grant') }),
  z.object({ ...common, login: z.literal('native form to backend') }),
  z.object({
    ...common,
    login: z.literal('implicit grant'),
    // Either the backend takes the token, or the page keeps it and so begins the login itself.
    addresses: z.union([z.object({ takesTokenAt: path }), z.object({ authorize: address })]),
  }),
  z.object({
    ...common,
    login: z.literal('native form to FusionAuth'),
    addresses: z.object({ fusionAuth: address, applicationId: z.string(), takesTokenAt: z.optional(path) }),
  }),
  z.object({
    ...common,
    login: z.literal('native form to FusionAuth, same domain'),
    addresses: z.object({ fusionAuth: address, applicationId: z.string() }),
  }),
]);

/** What the site tells this page of itself. */
export type Setup = z.infer<typeof setup>;
export type Site = Setup['site'];

/** Of a login that has addresses of its own. */
export type Addresses<L extends PageSetup['login']> = Extract<Setup, { login: L; addresses: unknown }>['addresses'];

/** Reads the data block that the site has put into the page. Throws when it is not there or not understood. */
export function readSetup(json: string | null | undefined): Setup {
  return setup.parse(JSON.parse(json ?? 'null'));
}
