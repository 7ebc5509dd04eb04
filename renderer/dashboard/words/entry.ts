import type { Chip, MaskedText } from '../../../main/recording/credential.ts';
import type { Entry } from '../../../main/recording/entry.ts';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { StepId } from '../../../scenarios/numbering.ts';
import { pathOf } from '../model/address.ts';
import type { Diagram } from '../model/diagram.ts';
import type { Exchanges } from '../model/exchanges.ts';
import { exactly } from '../model/lab-time.ts';
import { partyTitle } from './party.ts';
import { scriptSourceInWords } from './script-source.ts';

/** A log entry as one line: who or what, then what happened, chips where credentials stood. */
export interface EntryWords {
  readonly who: string;
  readonly says: MaskedText;
}

/** What the words of an entry refer to. */
interface Context {
  readonly exchanges: Exchanges;
  readonly diagram: Diagram;
}

function stepInWords({ steps }: Diagram, id: StepId): string {
  const numbered = steps.get(id);
  if (!numbered) return id;
  const [arrow] = numbered.arrows;
  return `${arrow ? `arrow ${arrow}, ` : ''}${numbered.step.says}`;
}

function separated(pieces: readonly MaskedText[]): MaskedText {
  return pieces.flatMap((piece): (string | Chip)[] => [' ', ...piece]);
}

function requestLine(exchanges: Exchanges, id: ExchangeId): string {
  const exchange = exchanges.get(id)?.exchange;
  return exchange ? `${exchange.request.method} ${pathOf(exchange.request.url)}` : 'a request';
}

function route(exchanges: Exchanges, id: ExchangeId, direction: 'there' | 'back'): string {
  const exchange = exchanges.get(id)?.exchange;
  if (!exchange) return 'Lab';
  const [from, to] = [partyTitle[exchange.from], partyTitle[exchange.to]];
  return direction === 'there' ? `${from} → ${to}` : `${to} → ${from}`;
}

/** `store.example.localhost` of an origin. */
function siteOf(origin: string): string {
  return URL.parse(origin)?.hostname ?? origin;
}

function loot(entry: Extract<Entry<MaskedText>, { type: 'theft' }>): readonly MaskedText[] {
  return entry.loot.map(({ how, name, value }) => [`${how === 'stolen' ? 'steals' : 'forges'} ${name} `, ...value]);
}

/** Tells an entry in words. `seen`: the credentials that stood in it. */
export function entryInWords(
  entry: Entry<MaskedText>,
  { exchanges, diagram }: Context,
  seen: readonly Chip[],
): EntryWords {
  const chips = separated(seen.map((chip) => [chip]));
  switch (entry.type) {
    case 'run started':
      return {
        who: 'Lab',
        says: [`run begins, ${entry.by === 'script' ? 'by script' : 'by hand'}, ${entry.profileMode}`],
      };
    case 'request':
      return {
        who: route(exchanges, entry.exchange.id, 'there'),
        says: [requestLine(exchanges, entry.exchange.id), ...chips],
      };
    case 'response':
      return {
        who: route(exchanges, entry.exchange, 'back'),
        says: [`${entry.response.status} to ${requestLine(exchanges, entry.exchange)}`, ...chips],
      };
    case 'no response':
      return { who: route(exchanges, entry.exchange, 'back'), says: [`no reply: ${entry.reason}`] };
    case 'browser sent': {
      const withheld = entry.withheld.map(({ cookie, inWords }): MaskedText => [`${cookie.name} ${inWords}`]);
      const refused = entry.refused.map(({ name, inWords }): MaskedText => [`${name} ${inWords}`]);
      return {
        who: 'Browser',
        says: [`${entry.resource} ${requestLine(exchanges, entry.exchange)}`, ...separated([...withheld, ...refused])],
      };
    }
    case 'cookie':
      return {
        who: `${entry.profile} jar`,
        says: [`${entry.change} ${entry.cookie.name} of ${entry.cookie.domain} `, ...entry.cookie.value],
      };
    case 'storage':
      return { who: `${entry.profile} ${entry.area}`, says: [`${entry.key} `, ...(entry.value ?? ['removed'])] };
    case 'storage read':
      return {
        who: `Page of ${siteOf(entry.origin)}`,
        says: [`looks for ${entry.key} in ${entry.area}: ${entry.found ? 'found' : 'nothing there'}`],
      };
    case 'script saw':
      return {
        who: `Script of ${siteOf(entry.origin)}`,
        says:
          chips.length > 0
            ? [`can read in ${scriptSourceInWords[entry.source]}:`, ...chips]
            : [`finds nothing more in ${scriptSourceInWords[entry.source]}`],
      };
    case 'page':
      return {
        who: `Page of ${siteOf(entry.origin)}`,
        says: [entry.shows === 'login form' ? 'shows a login form' : 'shows no login form any more'],
      };
    case 'session':
      return {
        who: partyTitle[entry.party],
        says: [`session ${entry.change} `, ...entry.session.id, ` of ${entry.session.user}`],
      };
    case 'clock':
      return {
        who: 'Clock',
        says: [entry.byMs > 0 ? `moved by ${exactly(entry.byMs)}: ${entry.why}` : `time passed: ${entry.why}`],
      };
    case 'action':
      return {
        who: entry.by === 'person' ? 'Person' : entry.by === 'script' ? 'Script' : 'Attacker',
        says: [entry.says],
      };
    case 'theft':
      return { who: 'Attacker', says: separated(loot(entry)) };
    case 'attacker kept':
      return { who: 'Attacker', says: [`keeps ${entry.cookie.name} `, ...entry.cookie.value] };
    case 'attacker took':
      return { who: 'Attacker', says: ['takes out of the answer ', ...entry.token] };
    case 'window':
      return { who: 'Window', says: [`${partyTitle[entry.site]} ${entry.change}, profile ${entry.profile}`] };
    case 'judged': {
      const { step, verdict, differences } = entry.judgement;
      return {
        who: 'Judge',
        says: [
          `${verdict}: ${stepInWords(diagram, step)}${differences.length > 0 ? `. ${differences.join(' ')}` : ''}`,
        ],
      };
    }
    case 'unexpected':
      return { who: 'Judge', says: [`unexpected: ${entry.says}`] };
    case 'lab problem':
      return { who: 'Lab', says: [entry.says] };
    case 'run ended':
      return { who: 'Lab', says: [`run ended: ${entry.verdict}${entry.reason ? `. ${entry.reason}` : ''}`] };
  }
}
