import type { ExchangeId } from '../../../main/recording/exchange.ts';
import { ExchangeDetail } from '../exchange/ExchangeDetail.tsx';
import { pathOf } from '../model/address.ts';
import type { ObservedExchange } from '../model/exchanges.ts';
import { useLab } from '../state/lab-store.ts';
import { partyTitle } from '../words/party.ts';
import { Arrow, laneAt } from './Arrow.tsx';
import css from './ExtraRow.module.css';
import { RidingChips } from './RidingChips.tsx';
import { Row } from './Row.tsx';
import { VerdictMark } from './VerdictMark.tsx';
import { hasWithheld, WithheldCookies } from './Withheld.tsx';

/** A message that belongs to no step, where it happened. */
export function ExtraRow({ rowKey, exchange: id }: { readonly rowKey: string; readonly exchange: ExchangeId }) {
  const observed = useLab(({ recording }) => recording.exchanges.get(id));
  if (!observed) return null;
  const { from, to, channel, request } = observed.exchange;
  const says = `${request.method} ${pathOf(request.url)} → ${observed.reply?.response.status ?? observed.failure ?? '…'}`;
  return (
    <Row
      rowKey={rowKey}
      number={<span className={css.plus}>+</span>}
      sentence={`Not in the scenario, ${partyTitle[from]} to ${partyTitle[to]}: ${says}. ${observed.unexpected?.says ?? ''}`}
      says={says}
      isLit
      state={observed.unexpected?.breaks ? 'failed' : 'extra'}
      wordsAt={Math.min(laneAt(from), laneAt(to))}
      arrow={<Arrow from={from} to={to} line={channel} isReply={false} isLit />}
      chips={<RidingChips observed={observed} part="request" />}
      below={hasWithheld(observed) ? <WithheldCookies observed={observed} /> : null}
      verdict={<ExtraVerdict unexpected={observed.unexpected} />}
      detail={() => <ExchangeDetail observed={observed} />}
    />
  );
}

function ExtraVerdict({ unexpected }: { readonly unexpected: ObservedExchange['unexpected'] }) {
  if (unexpected?.breaks) {
    return (
      <span className={css.broken} title={unexpected.says}>
        <VerdictMark state="failed" /> unexpected
      </span>
    );
  }
  return (
    <span className={css.word} title={unexpected?.says}>
      + {unexpected ? 'unexpected' : 'extra'}
    </span>
  );
}
