import type { ExchangeId } from '../../../main/recording/exchange.ts';
import type { NumberedStep } from '../../../scenarios/numbering.ts';
import type { Action, AgainStep, MessageStep, PageStep, SessionStep } from '../../../scenarios/step.ts';
import type { Anchor, Diagram, Extra, Interlude } from './diagram.ts';
import { progressOf } from './diagram.ts';
import type { StepProgress } from './step-progress.ts';

interface StepRow<S> {
  readonly key: string;
  readonly numbered: NumberedStep;
  readonly step: S;
  readonly progress: StepProgress;
  /** How many groups it stands in. */
  readonly depth: number;
}

/** One line of the diagram, from top to bottom. */
export type DiagramRow =
  | {
      readonly kind: 'phase';
      readonly key: string;
      readonly index: number;
      readonly title: string;
      readonly begun: boolean;
      /** The article does not draw it: no arrow has a number. */
      readonly isAdded: boolean;
    }
  | { readonly kind: 'interlude'; readonly key: string; readonly entry: Interlude }
  | {
      readonly kind: 'interlude to come';
      readonly key: string;
      readonly what: 'clock' | 'theft';
      readonly phase: number;
      readonly at: number;
    }
  | ({ readonly kind: 'request' } & StepRow<MessageStep>)
  | ({ readonly kind: 'reply' } & StepRow<MessageStep>)
  | ({ readonly kind: 'self' } & StepRow<SessionStep | PageStep>)
  | ({ readonly kind: 'again' } & StepRow<AgainStep>)
  | { readonly kind: 'extra'; readonly key: string; readonly exchange: ExchangeId }
  | {
      readonly kind: 'background';
      readonly key: string;
      readonly exchanges: readonly ExchangeId[];
      readonly count: number;
    }
  | { readonly kind: 'left out'; readonly key: string; readonly count: number };

/** Of a longer series of unexpected messages only the newest are drawn; the timeline has them all. */
const extrasDrawn = 30;

function extraRow(extra: Extra): DiagramRow {
  switch (extra.kind) {
    case 'exchange':
      return { kind: 'extra', key: extra.key, exchange: extra.exchange };
    case 'background':
      return { kind: 'background', key: extra.key, exchanges: extra.exchanges, count: extra.exchanges.length };
    case 'interlude':
      return interludeRow(extra.entry);
  }
}

function extrasAfter(diagram: Diagram, anchor: Anchor): readonly DiagramRow[] {
  const extras = diagram.extras.get(anchor);
  if (!extras) return [];
  const drawn = extras.slice(-extrasDrawn).map(extraRow);
  const count = extras.length - drawn.length;
  return count > 0 ? [{ kind: 'left out', key: `left out ${anchor}`, count }, ...drawn] : drawn;
}

function stepRows(diagram: Diagram, numbered: NumberedStep, depth: number): readonly DiagramRow[] {
  const { id, step, during, again } = numbered;
  const base = { numbered, progress: progressOf(diagram, id), depth };
  switch (step.kind) {
    case 'message':
      return [
        { kind: 'request', key: `${id}>`, step, ...base },
        ...extrasAfter(diagram, `${id}>`),
        ...during.flatMap((inner) => stepRows(diagram, inner, depth)),
        { kind: 'reply', key: `${id}<`, step, ...base },
        ...extrasAfter(diagram, `${id}<`),
      ];
    case 'session':
    case 'page':
      return [{ kind: 'self', key: id, step, ...base }];
    case 'again':
      return [
        { kind: 'again', key: id, step, ...base },
        ...again.flatMap((inner) => stepRows(diagram, inner, depth + 1)),
      ];
  }
}

function interludeRow(entry: Interlude): DiagramRow {
  return { kind: 'interlude', key: `entry ${entry.seq}`, entry };
}

const interludeOf = { 'move clock': 'clock', steal: 'theft' } as const;

/** What the phase begins with and has not been seen. */
function toCome(before: readonly Action[], phase: number, seen: readonly Interlude[]): readonly DiagramRow[] {
  return before.flatMap((action, at): readonly DiagramRow[] => {
    if (action.do !== 'move clock' && action.do !== 'steal') return [];
    const what = interludeOf[action.do];
    if (seen.some(({ type }) => type === what)) return [];
    return [{ kind: 'interlude to come', key: `p${phase}.b${at}`, what, phase, at }];
  });
}

/** Lays the diagram out: what is promised, what was seen, and what else happened, each in its place. */
export function layOut(diagram: Diagram): readonly DiagramRow[] {
  const phases = diagram.scenario?.phases ?? [];
  const begun = new Set([...diagram.progress.keys()].map((id) => diagram.steps.get(id)?.phase));
  return [
    ...extrasAfter(diagram, 'top'),
    ...phases.flatMap(({ title, before, steps }, index): readonly DiagramRow[] => {
      const seen = diagram.interludes.get(index) ?? [];
      const interludes = [...seen.map(interludeRow), ...toCome(before, index, seen)];
      return [
        {
          kind: 'phase',
          key: `p${index}`,
          index,
          title,
          begun: begun.has(index) || seen.length > 0,
          isAdded: steps.every(({ arrows }) => arrows.length === 0),
        },
        ...interludes,
        ...steps.flatMap((step) => stepRows(diagram, step, 0)),
      ];
    }),
  ];
}
