import type {
  MessageStep,
  ParameterExpectation,
  RequestExpectation,
  ResponseExpectation,
} from '../../../scenarios/step.ts';
import css from './Promises.module.css';

/** What a message that has not been seen will have to be. */
export function Promises({ step }: { readonly step: MessageStep }) {
  const lines = [...requestLines(step.request), ...replyLines(step.response)].filter(([, promised]) => promised !== '');
  return (
    <>
      <p>Not seen yet. Promised:</p>
      <dl className={css.promises}>
        {lines.map(([what, promised]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{promised}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type Line = readonly [what: string, promised: string];

function parameterInWords(name: string, value: ParameterExpectation): string {
  if ('is' in value) return `${name}=${value.is}`;
  return 'callbackOf' in value ? `${name} (callback of ${value.callbackOf})` : name;
}

function requestLines({ method, path, parameters = {}, cookiesSent, bearer }: RequestExpectation): readonly Line[] {
  const cookies = cookiesSent?.map(({ name, role }) => `${name} (${role})`).join(', ');
  return [
    ['request', `${method} ${path}`],
    [
      'parameters',
      Object.entries(parameters)
        .map(([name, value]) => parameterInWords(name, value))
        .join(', '),
    ],
    ['cookies', cookies === '' ? 'none' : (cookies ?? '')],
    ['Authorization', bearer ? `Bearer, the ${bearer.role} from ${bearer.area}` : ''],
  ];
}

function replyLines({ status, location, json = [], shows = '', setCookies }: ResponseExpectation): readonly Line[] {
  return [
    ['status', String(status)],
    ['redirect', location ? `to ${location.to} ${location.path}` : ''],
    ['fragment', location?.fragment?.join(', ') ?? ''],
    ['shows', shows],
    ['JSON', json.join(', ')],
    [
      'sets',
      setCookies.map(({ cookie, change }) => (change === 'set' ? cookie.name : `${cookie.name} (cleared)`)).join(', '),
    ],
  ];
}
