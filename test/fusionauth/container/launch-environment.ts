/** The addresses that the kickstart file is given, as a launch of the lab would. Nobody listens there. */
export const environment = {
  STORE_ORIGIN: 'http://store.example.localhost:4400',
  FORUMS_ORIGIN: 'http://forums.example.localhost:4400',
  FUSIONAUTH_ORIGIN: 'http://example.fusionauth.localhost:4400',
};
