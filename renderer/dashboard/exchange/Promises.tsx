import type { MessageStep } from '../../../scenarios/step.ts';
import css from './Promises.module.css';

/** What a message that has not been seen will have to be. */
export function Promises({ step }: { readonly step: MessageStep }) {
  const { request, response } = step;
  const parameters = Object.entries(request.parameters ?? {}).map(([name, value]) =>
    'is' in value ? `${name}=${value.is}` : 'callbackOf' in value ? `${name} (callback of ${value.callbackOf})` : name,
  );
  const lines: readonly (readonly [string, string])[] = [
    ['request', `${request.method} ${request.path}`],
    ['parameters', parameters.join(', ')],
    [
      'cookies',
      request.cookiesSent?.map(({ name, role }) => `${name} (${role})`).join(', ') ||
        (request.cookiesSent ? 'none' : ''),
    ],
    ['status', String(response.status)],
    ['redirect', response.location ? `to ${response.location.to} ${response.location.path}` : ''],
    ['fragment', response.location?.fragment?.join(', ') ?? ''],
    ['shows', response.shows ?? ''],
    ['JSON', response.json?.join(', ') ?? ''],
    [
      'sets',
      response.setCookies
        .map(({ cookie, change }) => (change === 'set' ? cookie.name : `${cookie.name} (cleared)`))
        .join(', '),
    ],
  ];
  return (
    <>
      <p>Not seen yet. Promised:</p>
      <dl className={css.promises}>
        {lines
          .filter(([, promised]) => promised !== '')
          .map(([what, promised]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{promised}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
