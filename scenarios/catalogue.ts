import { articleScenario, isolatedScenario } from './compose.ts';
import type { Point } from './space.ts';
import type { Workflow } from './workflow.ts';

const articles = 'https://fusionauth.io/articles/login-authentication-workflows';

/** One line a workflow: its point, the article's name, its title, the arrows that the article draws. */
function workflow(point: Point, name: string, title: string, arrows: number): Workflow {
  const { application } = point;
  return {
    id: `${application}-${name}`,
    title,
    point,
    source: `${articles}/${application}/${name}`,
    arrows,
    scenarios: [articleScenario(point), isolatedScenario(point)],
  };
}

/** Every workflow that the lab can run. To add one, add a line. */
export const catalogue: readonly Workflow[] = [
  workflow(
    { application: 'spa', login: 'authorization code grant', credentials: 'session + refresh token' },
    'oauth-authorization-code-grant-sessions-refresh-tokens-cookies',
    'Single-page app, authorization code grant, session and refresh token in cookies',
    56,
  ),
];
