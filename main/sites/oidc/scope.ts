/** What a login asks for that wants to know who it is (OpenID Connect Core sections 5.4 and 11). */
export const openIdScope = (withRefreshToken: boolean) =>
  `openid email profile${withRefreshToken ? ' offline_access' : ''}`;

/** FusionAuth refuses `openid` together with the response type `token` (contract, section 1.1). */
export const implicitScope = 'email profile';
