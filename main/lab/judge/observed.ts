import type { SiteName } from '../../../scenarios/parties.ts';
import type { SessionChange } from '../../recording/entry.ts';
import type { Exchange, RecordedResponse } from '../../recording/exchange.ts';
import { type Field, topLevelFields, urlencodedFields, urlFields } from '../recorder/fields.ts';
import { headerValue } from '../recorder/recognise.ts';

/** Where a request says something by name (facts/workflows.md, section 0: `{}` and `()`). */
export type Place = 'query' | 'body';

/** One thing that happened while a request was being handled. */
export type ObservedDuring =
  | { readonly kind: 'message'; readonly observed: Observed }
  | { readonly kind: 'session'; readonly party: SiteName; readonly change: SessionChange };

/** A message as the judge sees it: the request, then what came of it. */
export interface Observed {
  readonly exchange: Exchange<string>;
  readonly during: ObservedDuring[];
  /** undefined until it is answered. */
  response?: RecordedResponse<string>;
  /** Why there was no answer. */
  unanswered?: string;
}

/** Has it been answered, or will it never be? */
export function isOver({ response, unanswered }: Observed): boolean {
  return response !== undefined || unanswered !== undefined;
}

/** The path of a request. */
export function pathOf({ request }: Exchange<string>): string {
  return new URL(request.url).pathname;
}

/** What a request says by name: in its query, or in its body as a form or as the members of a JSON object. */
export function parametersIn(place: Place, { request }: Exchange<string>): ReadonlyMap<string, string> {
  const fields = place === 'query' ? urlFields(request.url).query : membersOf(request);
  return new Map(fields.map(({ name, value }) => [name, value]));
}

function membersOf({ headers, body }: Exchange<string>['request']): readonly Field[] {
  if (!body) return [];
  const type = headerValue(headers, 'content-type');
  if (type?.includes('x-www-form-urlencoded')) return urlencodedFields(body.text);
  return type?.includes('json') ? topLevelFields(body.text) : [];
}

/** The names of the top-level members of a JSON body; undefined when it is no JSON object. */
export function jsonMembers(response: RecordedResponse<string>): ReadonlySet<string> | undefined {
  if (!response.body || !headerValue(response.headers, 'content-type')?.includes('json')) return undefined;
  try {
    const parsed: unknown = JSON.parse(response.body.text);
    return parsed !== null && typeof parsed === 'object' ? new Set(Object.keys(parsed)) : undefined;
  } catch {
    return undefined; // Says that it is JSON and is none: the judge puts that into words.
  }
}

/** `POST /oauth2/token`, for sentences. */
export function describe(exchange: Exchange<string>): string {
  return `${exchange.request.method} ${pathOf(exchange)}`;
}
