import type { SiteName } from '../../../scenarios/parties.ts';
import type { SessionChange } from '../../recording/entry.ts';
import type { Exchange, RecordedResponse } from '../../recording/exchange.ts';
import { bodyFields, type Field, urlFields } from '../recorder/fields.ts';
import { headerValue } from '../recorder/recognise.ts';

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

/** Query and form parameters together: the articles do not tell them apart. */
export function parametersOf({ request }: Exchange<string>): ReadonlyMap<string, string> {
  const fields: Field[] = [...urlFields(request.url).query];
  if (request.body) fields.push(...bodyFields(request.body.text, headerValue(request.headers, 'content-type')));
  return new Map(fields.map(({ name, value }) => [name, value]));
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
