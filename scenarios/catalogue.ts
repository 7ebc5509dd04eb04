import { hasSingleSignOn } from './blocks/keeps.ts';
import { articleScenario, isolatedScenario } from './compose.ts';
import type { Point } from './space.ts';
import type { Workflow } from './workflow.ts';

const articles = 'https://fusionauth.io/articles/login-authentication-workflows';

/** One line a workflow: the article's name, its title, the arrows that the article draws, its point in the space. */
function workflow(
  name: string,
  title: string,
  arrows: number,
  application: Point['application'],
  login: Point['login'],
  credentials: Point['credentials'],
): Workflow {
  const point = { application, login, credentials };
  return {
    id: `${application}-${name}`,
    title,
    point,
    source: `${articles}/${application}/${name}`,
    arrows,
    scenarios: [articleScenario(point), ...(hasSingleSignOn(point) ? [isolatedScenario(point)] : [])],
  };
}

/** Every workflow that the lab can run. To add one, add a line. */
export const catalogue: readonly Workflow[] = [
  workflow(
    'oauth-authorization-code-grant-sessions-refresh-tokens-cookies',
    'SPA, code grant, session and refresh token in cookies',
    56,
    'spa',
    'authorization code grant',
    'session + refresh token',
  ),
  workflow(
    'oauth-authorization-code-grant-sessions-refresh-tokens-cookies',
    'Web app, code grant, session and refresh token in cookies',
    44,
    'webapp',
    'authorization code grant',
    'session + refresh token',
  ),
  workflow(
    'native-login-form-to-application-backend-sessions-refresh-tokens-cookies',
    'SPA, own form to its backend, session and refresh token in cookies',
    44,
    'spa',
    'native form to backend',
    'session + refresh token',
  ),
  workflow(
    'native-login-form-to-fusionauth-same-domain-jwts-refresh-tokens-cookies',
    'SPA, own form to FusionAuth on the same domain, JWT and refresh token in cookies',
    36,
    'spa',
    'native form to FusionAuth, same domain',
    'JWT + refresh token',
  ),
  workflow(
    'oauth-implicit-grant-jwts-cookies',
    'SPA, implicit grant, JWT in a cookie',
    38,
    'spa',
    'implicit grant',
    'JWT',
  ),
  workflow(
    'native-login-form-to-application-backend-jwts-refresh-tokens-cookies',
    'SPA, own form to its backend, JWT and refresh token in cookies',
    37,
    'spa',
    'native form to backend',
    'JWT + refresh token',
  ),
  workflow(
    'native-login-form-to-application-backend-sessions',
    'SPA, own form to its backend, session',
    32,
    'spa',
    'native form to backend',
    'session',
  ),
  workflow(
    'oauth-authorization-code-grant-jwts-refresh-tokens-cookies',
    'SPA, code grant, JWT and refresh token in cookies',
    49,
    'spa',
    'authorization code grant',
    'JWT + refresh token',
  ),
  workflow(
    'oauth-authorization-code-grant-sessions',
    'SPA, code grant, session',
    44,
    'spa',
    'authorization code grant',
    'session',
  ),
  workflow('oauth-implicit-grant-sessions', 'SPA, implicit grant, session', 45, 'spa', 'implicit grant', 'session'),
  workflow(
    'oauth-resource-owner-password-credentials-grant-jwts-refresh-tokens-cookies',
    'SPA, password grant, JWT and refresh token in cookies',
    37,
    'spa',
    'password grant',
    'JWT + refresh token',
  ),
  workflow(
    'oauth-resource-owner-password-credentials-grant-sessions',
    'SPA, password grant, session',
    32,
    'spa',
    'password grant',
    'session',
  ),
  workflow(
    'oauth-resource-owner-password-credentials-grant-sessions-refresh-tokens-cookies',
    'SPA, password grant, session and refresh token in cookies',
    44,
    'spa',
    'password grant',
    'session + refresh token',
  ),
  workflow(
    'native-login-form-to-application-backend-jwts-refresh-tokens-cookies',
    'Web app, own form, JWT and refresh token in cookies',
    35,
    'webapp',
    'native form to backend',
    'JWT + refresh token',
  ),
  workflow(
    'native-login-form-to-application-backend-sessions',
    'Web app, own form, session',
    30,
    'webapp',
    'native form to backend',
    'session',
  ),
  workflow(
    'native-login-form-to-application-backend-sessions-refresh-tokens-cookies',
    'Web app, own form, session and refresh token in cookies',
    42,
    'webapp',
    'native form to backend',
    'session + refresh token',
  ),
  workflow(
    'oauth-authorization-code-grant-jwts-refresh-tokens-cookies',
    'Web app, code grant, JWT and refresh token in cookies',
    37,
    'webapp',
    'authorization code grant',
    'JWT + refresh token',
  ),
  workflow(
    'oauth-authorization-code-grant-sessions',
    'Web app, code grant, session',
    32,
    'webapp',
    'authorization code grant',
    'session',
  ),
  workflow(
    'oauth-resource-owner-password-credentials-grant-jwts-refresh-tokens-cookies',
    'Web app, password grant, JWT and refresh token in cookies',
    35,
    'webapp',
    'password grant',
    'JWT + refresh token',
  ),
  workflow(
    'oauth-resource-owner-password-credentials-grant-sessions',
    'Web app, password grant, session',
    30,
    'webapp',
    'password grant',
    'session',
  ),
  workflow(
    'oauth-resource-owner-password-credentials-grant-sessions-refresh-tokens-cookies',
    'Web app, password grant, session and refresh token in cookies',
    42,
    'webapp',
    'password grant',
    'session + refresh token',
  ),
];
