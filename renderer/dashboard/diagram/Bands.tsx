import { useState } from 'react';
import type { ExchangeId } from '../../../main/recording/exchange.ts';
import { CredentialChip } from '../chips/CredentialChip.tsx';
import { pathOf } from '../model/address.ts';
import type { Interlude } from '../model/diagram.ts';
import { exactly, sinceStart } from '../model/lab-time.ts';
import { chipsOf } from '../model/masked-text.ts';
import { useIsMovable, useRunStart } from '../state/lab-clock.ts';
import { useLab } from '../state/lab-store.ts';
import { actionInWords } from '../words/action.ts';
import { partyTitle } from '../words/party.ts';
import css from './Bands.module.css';

interface PhaseBandProps {
  readonly title: string;
  readonly begun: boolean;
  /** The lab's, not the article's. */
  readonly isAdded: boolean;
  readonly isFirst: boolean;
}

/** The heading of a phase. */
export function PhaseBand({ title, begun, isAdded, isFirst }: PhaseBandProps) {
  return (
    <h3 className={css.phase} data-begun={begun || undefined} data-first={isFirst || undefined}>
      {title}
      {isAdded ? <small>added by the lab, not in the article</small> : null}
    </h3>
  );
}

/** A jump of the clock, drawn as a cut; or a theft, and what was taken. */
export function InterludeBand({ entry }: { readonly entry: Interlude }) {
  const runStart = useRunStart();
  if (entry.type === 'clock') {
    return (
      <p className={css.cut}>
        <span className={css.cutWords}>
          {entry.byMs > 0 ? `clock moved ${exactly(entry.byMs)} on: ` : 'time passed: '}
          {entry.why}
          <span className={css.at}> {sinceStart(entry.at, runStart)}</span>
        </span>
      </p>
    );
  }
  return (
    <p className={css.theft}>
      the attacker
      {entry.loot.map(({ name, value, how }) => (
        <span key={`${how} ${name}`} className={css.loot}>
          {how === 'stolen' ? 'steals' : 'forges'} <code>{name}</code>{' '}
          {chipsOf(value).map(({ credential, shown }) => (
            <CredentialChip key={credential} id={credential} shown={shown} />
          ))}
        </span>
      ))}
      <span className={css.at}>{sinceStart(entry.at, runStart)}</span>
    </p>
  );
}

/** What a phase begins with, still to come. */
export function InterludeToCome({ phase, at }: { readonly phase: number; readonly at: number }) {
  const isMovable = useIsMovable();
  const action = useLab(({ recording }) => recording.diagram.scenario?.phases[phase]?.before[at]);
  return action ? <p className={css.toCome}>first: {actionInWords(action, isMovable)}</p> : null;
}

/** Scripts, styles and the like between two messages: a counter that opens. */
export function BackgroundBand({ exchanges }: { readonly exchanges: readonly ExchangeId[] }) {
  const [isOpen, setOpen] = useState(false);
  const all = useLab(({ recording }) => recording.exchanges);
  const kinds = new Map<string, number>();
  for (const id of exchanges) {
    const kind = all.get(id)?.exchange.background ?? 'other';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const words = [...kinds].map(([kind, count]) => (count === 1 ? `1 ${kind}` : `${count} ${kind}s`)).join(', ');
  return (
    <div className={css.background}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? '▾' : '▸'} {words.replace('set-ups', 'set-up')}
      </button>
      {isOpen ? (
        <ul>
          {exchanges.slice(-100).map((id) => (
            <BackgroundLine key={id} id={id} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function BackgroundLine({ id }: { readonly id: ExchangeId }) {
  const observed = useLab(({ recording }) => recording.exchanges.get(id));
  if (!observed) return null;
  const { from, to, request } = observed.exchange;
  return (
    <li>
      {partyTitle[from]} → {partyTitle[to]} {request.method} {pathOf(request.url)} →{' '}
      {observed.reply?.response.status ?? '…'}
    </li>
  );
}

/** Of a long series only the newest are drawn. */
export function LeftOut({ count }: { readonly count: number }) {
  return <p className={css.background}>{count} earlier messages outside the scenario: they are in the timeline.</p>;
}
