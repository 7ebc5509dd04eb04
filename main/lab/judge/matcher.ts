import type { Exchange } from '../../recording/exchange.ts';
import { parameterHolds, placeOf } from './compare-request.ts';
import type { Lifetimes, Line } from './lines.ts';
import { parametersIn, pathOf } from './observed.ts';

/** What a message is. `skipped` are lines that should have come before it; `late`: it was skipped itself. */
interface Match {
  readonly line?: Line;
  readonly skipped: readonly Line[];
  readonly late?: true;
}

/** Finds the line that a message is, keeping to the order of the scenario: strictly for a script, by phases for a person. */
export interface Matcher {
  readonly strict: boolean;
  /** The line matched last. */
  readonly last: Line | undefined;
  beStrict(): void;
  /** The message of this line has come. */
  hasCome(line: Line): boolean;
  /** `at` in epoch milliseconds on the lab's clock. */
  match(exchange: Exchange<string>, at: number): Match;
  /** The answer to `line` led elsewhere. A person may try again; a script may not. */
  diverged(line: Line): void;
  /** A matched message has been answered. */
  finished(at: number): void;
}

/** Starts before the first line. */
export function createMatcher(lines: readonly Line[], lifetimes: Lifetimes): Matcher {
  const done = new Set<Line>();
  const passedOver = new Set<Line>();
  let strict = false;
  let last: Line | undefined;
  let finishedAt: number | undefined;

  const isMessage = ({ step }: Line, exchange: Exchange<string>) =>
    step.from === exchange.from &&
    step.to === exchange.to &&
    step.request.method === exchange.request.method &&
    step.request.path === pathOf(exchange) &&
    isForSameSite(step.request, exchange);

  /** For a person: a phase may be entered once what it builds on is done; looking at a site and stealing need nothing. */
  const mayComeNow = (line: Line, at: number) => {
    if (line.step.from === 'attacker') return true;
    if (line.past && (finishedAt === undefined || at - finishedAt < lifetimes[line.past])) return false;
    // A site may be looked at early, unless the look must find what another login has left behind.
    const looksAround = line.opens && (line.step.request.cookiesSent ?? []).length === 0;
    return looksAround || lines.every((other) => other.phase >= line.phase || done.has(other) || isOptional(other));
  };

  /** Phases that only wait, or only steal, are no foundation of a later one. */
  const isOptional = (line: Line) =>
    line.step.from === 'attacker' || lines.some((other) => other.phase === line.phase && other.past !== undefined);

  /** The next line of each phase that may be next, with the lines of its group that could be skipped to. */
  const candidates = (at: number): Line[][] => {
    if (strict) {
      const next = lines.find((line) => !done.has(line));
      return next ? [lines.filter((line) => line.group === next.group && !done.has(line))] : [];
    }
    const phases = [...new Set(lines.map(({ phase }) => phase))];
    return phases.flatMap((phase) => {
      const next = lines.find((line) => line.phase === phase && !done.has(line));
      if (!next || !mayComeNow(next, at)) return [];
      const group = lines.filter((line) => line.group === next.group);
      return [group.some((line) => done.has(line)) ? group.filter((line) => !done.has(line)) : [next]];
    });
  };

  return {
    get strict() {
      return strict;
    },
    get last() {
      return last;
    },
    beStrict: () => {
      strict = true;
    },
    hasCome: (line) => done.has(line),
    match(exchange, at) {
      for (const group of candidates(at)) {
        const found = group.findIndex((line) => isMessage(line, exchange));
        const line = group[found];
        if (!line) continue;
        const skipped = group.slice(0, found);
        for (const one of [...skipped, line]) done.add(one);
        for (const one of skipped) passedOver.add(one);
        last = line;
        return { line, skipped };
      }
      const late = [...passedOver].find((line) => isMessage(line, exchange));
      if (!late) return { skipped: [] };
      passedOver.delete(late);
      return { line: late, skipped: [], late: true };
    },
    diverged(line) {
      if (!strict) done.delete(line);
    },
    finished: (at) => {
      finishedAt = at;
    },
  };
}

/** Two sites send people to the same FusionAuth: whose login it is stands in redirect_uri. */
function isForSameSite(expected: Line['step']['request'], exchange: Exchange<string>): boolean {
  const redirect = expected.parameters?.redirect_uri;
  if (!redirect || !('callbackOf' in redirect)) return true;
  return parameterHolds(redirect, parametersIn(placeOf(expected), exchange).get('redirect_uri'));
}
