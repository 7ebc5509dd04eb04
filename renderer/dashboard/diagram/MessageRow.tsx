import { memo } from 'react';
import { ExchangeDetail } from '../exchange/ExchangeDetail.tsx';
import type { DiagramRow } from '../model/diagram-rows.ts';
import { stateOf } from '../model/step-progress.ts';
import { useLab } from '../state/lab-store.ts';
import { partyTitle } from '../words/party.ts';
import { stepWord } from '../words/verdict.ts';
import { Arrow, laneAt, lineBetween } from './Arrow.tsx';
import { AttackButton } from './AttackButton.tsx';
import { RidingChips } from './RidingChips.tsx';
import { Row } from './Row.tsx';
import { Verdict } from './Verdict.tsx';
import { hasRefused, hasWithheld, RefusedCookies, WithheldCookies } from './Withheld.tsx';

type MessageRowData = Extract<DiagramRow, { kind: 'request' | 'reply' }>;

/** One arrow of a message that the scenario has: its request or its reply. */
export const MessageRow = memo(
  function MessageRow({ row }: { readonly row: MessageRowData }) {
    const { key, kind, numbered, step, progress, depth } = row;
    const observed = useLab(({ recording }) =>
      progress.exchange ? recording.exchanges.get(progress.exchange) : undefined,
    );
    const isReply = kind === 'reply';
    const isLit = isReply ? observed?.reply !== undefined : observed !== undefined;
    const [from, to] = isReply ? ([step.to, step.from] as const) : ([step.from, step.to] as const);
    const state = stateOf(numbered, progress);
    const says = isReply ? step.answers : step.says;
    const number = isReply ? numbered.arrows[1] : numbered.arrows[0];
    const hangs = observed && (isReply ? hasRefused(observed) : hasWithheld(observed));
    const failure = isReply ? observed?.failure : undefined;

    return (
      <Row
        rowKey={key}
        number={number}
        sentence={`${number ? `Arrow ${number}, ` : ''}${partyTitle[from]} to ${partyTitle[to]}: ${says}. ${isReply ? '' : stepWord[state] || 'still to come'}`}
        says={says}
        isLit={isLit}
        depth={depth}
        state={isReply ? undefined : state}
        wordsAt={Math.min(laneAt(from), laneAt(to))}
        arrow={
          <Arrow
            from={from}
            to={to}
            line={observed?.exchange.channel ?? lineBetween(step.from)}
            isReply={isReply}
            isLit={isLit}
          />
        }
        chips={observed ? <RidingChips observed={observed} part={isReply ? 'reply' : 'request'} /> : null}
        below={
          hangs || failure ? (
            <>
              {failure ? <span>no reply: {failure}</span> : null}
              {observed && isReply ? <RefusedCookies observed={observed} /> : null}
              {observed && !isReply ? <WithheldCookies observed={observed} /> : null}
            </>
          ) : null
        }
        verdict={isReply ? null : state === 'waiting' ? <AttackButton step={numbered} /> : <Verdict state={state} />}
        detail={() => <ExchangeDetail numbered={numbered} step={step} progress={progress} observed={observed} />}
      />
    );
  },
  (before, now) => before.row.numbered === now.row.numbered && before.row.progress === now.row.progress,
);
