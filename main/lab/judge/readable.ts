import { partyTitle } from '../../../scenarios/parties.ts';
import type { MessageStep } from '../../../scenarios/step.ts';
import type { Exchange, RecordedResponse } from '../../recording/exchange.ts';
import { headerValue } from '../recorder/recognise.ts';

/** Why the page that sent the request, with cookies and from another origin, may not read the answer (Fetch, section 4.10). */
export function unreadable(
  { to }: MessageStep,
  { from, request }: Exchange<string>,
  { headers }: RecordedResponse<string>,
): string[] {
  const origin = headerValue(request.headers, 'origin');
  if (from !== 'browser' || origin === undefined || headerValue(request.headers, 'sec-fetch-mode') !== 'cors')
    return [];
  if (origin === new URL(request.url).origin) return [];
  const lacks =
    headerValue(headers, 'access-control-allow-origin') !== origin
      ? `"Access-Control-Allow-Origin: ${origin}"`
      : headerValue(headers, 'access-control-allow-credentials') !== 'true'
        ? '"Access-Control-Allow-Credentials: true"'
        : undefined;
  if (lacks === undefined) return [];
  return [
    `${partyTitle[to]} answered without ${lacks}: the browser does not let a page of another origin that sent cookies read it (CORS).`,
  ];
}
