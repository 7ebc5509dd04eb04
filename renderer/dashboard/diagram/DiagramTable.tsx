import { ExchangeDetail } from '../exchange/ExchangeDetail.tsx';
import type { DiagramRow } from '../model/diagram-rows.ts';
import type { Exchanges } from '../model/exchanges.ts';
import { stateOf } from '../model/step-progress.ts';
import { toggleRow, useView } from '../state/view-store.ts';
import { partyTitle } from '../words/party.ts';
import { InterludeBand } from './Bands.tsx';
import css from './DiagramTable.module.css';
import { EntryChips } from './EntryChips.tsx';
import { ExtraTableRow } from './ExtraTableRow.tsx';
import { Verdict } from './Verdict.tsx';

interface DiagramTableProps {
  readonly rows: readonly DiagramRow[];
  readonly exchanges: Exchanges;
}

/** The diagram as a table: for a screen reader, and for whoever reads tables. */
export function DiagramTable({ rows, exchanges }: DiagramTableProps) {
  return (
    <div className={css.scroller}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Arrows</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Message</th>
            <th scope="col">Reply</th>
            <th scope="col">Credentials</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row.key} row={row} exchanges={exchanges} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow({ row, exchanges }: { readonly row: DiagramRow; readonly exchanges: Exchanges }) {
  const isOpen = useView(({ openRow }) => openRow === row.key);
  switch (row.kind) {
    case 'phase':
      return (
        <tr>
          <th scope="rowgroup" colSpan={7} className={css.phase}>
            {row.title}
          </th>
        </tr>
      );
    case 'request': {
      const { key, numbered, step, progress } = row;
      const observed = progress.exchange ? exchanges.get(progress.exchange) : undefined;
      return (
        <>
          <tr data-waiting={observed === undefined || undefined}>
            <td>{numbered.arrows.join(', ')}</td>
            <td>{partyTitle[step.from]}</td>
            <td>{partyTitle[step.to]}</td>
            <td>
              <button type="button" data-message-row={key} aria-expanded={isOpen} onClick={() => toggleRow(key)}>
                {step.says}
              </button>
            </td>
            <td>{step.answers}</td>
            <td>{observed ? <EntryChips seqs={[observed.seq, observed.reply?.seq ?? 0]} /> : null}</td>
            <td>
              <Verdict state={stateOf(numbered, progress)} />
            </td>
          </tr>
          {isOpen ? (
            <tr>
              <td colSpan={7}>
                <ExchangeDetail numbered={numbered} step={step} progress={progress} observed={observed} />
              </td>
            </tr>
          ) : null}
        </>
      );
    }
    case 'self':
    case 'again':
      return (
        <tr>
          <td>{row.numbered.arrows.join(', ')}</td>
          <td>{partyTitle[row.step.party]}</td>
          <td>{partyTitle[row.step.party]}</td>
          <td colSpan={3}>{row.step.says}</td>
          <td>
            <Verdict state={stateOf(row.numbered, row.progress)} />
          </td>
        </tr>
      );
    case 'extra':
      return <ExtraTableRow rowKey={row.key} observed={exchanges.get(row.exchange)} isOpen={isOpen} />;
    case 'interlude':
      return (
        <tr>
          <td colSpan={7}>
            <InterludeBand entry={row.entry} />
          </td>
        </tr>
      );
    default:
      return null;
  }
}
