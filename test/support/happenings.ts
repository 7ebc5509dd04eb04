import { recordBody } from '../../main/lab/recorder/body.ts';
import { parseSetCookie } from '../../main/lab/recorder/set-cookie.ts';
import type { Happening } from '../../main/recording/entry.ts';
import type { Background, Channel, ExchangeId, Header } from '../../main/recording/exchange.ts';
import { hosts, type Party, type Server } from '../../scenarios/parties.ts';

/** What of a request matters to a test; the rest is a browser's plain GET / to the Store. */
export interface Asked {
  readonly from?: Party;
  readonly to?: Server;
  readonly cause?: string;
  readonly background?: Background;
  readonly method?: string;
  /** With its query. */
  readonly path?: string;
  readonly headers?: readonly Header<string>[];
  readonly cookies?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** What of a response matters; the rest is an empty 200. */
export interface Answered {
  readonly status?: number;
  readonly headers?: readonly Header<string>[];
  /** Set-Cookie lines. */
  readonly sets?: readonly string[];
  readonly json?: unknown;
  readonly html?: string;
}

const channelOf = (from: Party): Channel => (from === 'browser' ? 'front' : from === 'attacker' ? 'attack' : 'back');

function bodyOf(text: string | undefined, type: string) {
  const body = text === undefined ? undefined : recordBody(Buffer.from(text), type);
  const headers: Header<string>[] = body ? [['content-type', type]] : [];
  return { headers, ...(body ? { body } : {}) };
}

/** The recording of a request. */
export function asks(id: string, asked: Asked = {}): Happening<string> {
  const { from = 'browser', to = 'store', cause, background, method = 'GET', path = '/', cookies = {} } = asked;
  const pairs = Object.entries(cookies).map(([name, value]) => ({ name, value }));
  const cookieHeader: Header<string>[] =
    pairs.length > 0 ? [['cookie', pairs.map(({ name, value }) => `${name}=${value}`).join('; ')]] : [];
  const { headers, ...body } = asked.form
    ? bodyOf(new URLSearchParams(asked.form).toString(), 'application/x-www-form-urlencoded')
    : bodyOf(asked.json === undefined ? undefined : JSON.stringify(asked.json), 'application/json');
  return {
    type: 'request',
    exchange: {
      id: id as ExchangeId,
      from,
      to,
      channel: channelOf(from),
      ...(cause ? { cause: cause as ExchangeId } : {}),
      ...(background ? { background } : {}),
      request: {
        method,
        url: `http://${hosts[to]}:4400${path}`,
        headers: [...(asked.headers ?? []), ...cookieHeader, ...headers],
        cookies: pairs,
        ...body,
      },
    },
  };
}

/** The recording of its response. */
export function answers(id: string, answered: Answered = {}): Happening<string> {
  const { status = 200, sets = [], json, html } = answered;
  const { headers, ...body } =
    html === undefined
      ? bodyOf(json === undefined ? undefined : JSON.stringify(json), 'application/json')
      : bodyOf(html, 'text/html; charset=utf-8');
  return {
    type: 'response',
    exchange: id as ExchangeId,
    durationMs: 1,
    response: {
      status,
      headers: [...(answered.headers ?? []), ...sets.map((line) => ['set-cookie', line] as const), ...headers],
      setCookies: sets.flatMap((line) => parseSetCookie(line, 0) ?? []),
      ...body,
    },
  };
}
