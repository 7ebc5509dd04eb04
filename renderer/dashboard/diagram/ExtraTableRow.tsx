import { ExchangeDetail } from '../exchange/ExchangeDetail.tsx';
import { pathOf } from '../model/address.ts';
import type { ObservedExchange } from '../model/exchanges.ts';
import { toggleRow } from '../state/view-store.ts';
import { partyTitle } from '../words/party.ts';
import { EntryChips } from './EntryChips.tsx';

interface ExtraTableRowProps {
  readonly rowKey: string;
  readonly observed: ObservedExchange | undefined;
  readonly isOpen: boolean;
}

/** A message that belongs to no step, as a row of the table. */
export function ExtraTableRow({ rowKey, observed, isOpen }: ExtraTableRowProps) {
  if (!observed) return null;
  const { from, to, request } = observed.exchange;
  return (
    <>
      <tr>
        <td>+</td>
        <td>{partyTitle[from]}</td>
        <td>{partyTitle[to]}</td>
        <td>
          <button type="button" data-message-row={rowKey} aria-expanded={isOpen} onClick={() => toggleRow(rowKey)}>
            {request.method} {pathOf(request.url)}
          </button>
        </td>
        <td>{observed.reply?.response.status ?? observed.failure ?? ''}</td>
        <td>
          <EntryChips seqs={[observed.seq, observed.reply?.seq ?? 0]} />
        </td>
        <td>not in the scenario</td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={7}>
            <ExchangeDetail observed={observed} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
