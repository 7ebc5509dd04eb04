import { CredentialChip } from '../chips/CredentialChip.tsx';
import { SelfDetail } from '../exchange/SelfDetail.tsx';
import type { DiagramRow } from '../model/diagram-rows.ts';
import { chipsOf } from '../model/masked-text.ts';
import { isObserved, stateOf } from '../model/step-progress.ts';
import { partyTitle } from '../words/party.ts';
import { stepWord } from '../words/verdict.ts';
import { laneAt, SelfArrow } from './Arrow.tsx';
import { Row } from './Row.tsx';
import { Verdict } from './Verdict.tsx';

type SelfRowData = Extract<DiagramRow, { kind: 'self' | 'again' }>;

/** What a party does by itself: a session created or extended, or "log in again as at the top". */
export function SelfRow({ row }: { readonly row: SelfRowData }) {
  const { key, numbered, step, progress, depth } = row;
  const state = stateOf(numbered, progress);
  const [number] = numbered.arrows;
  const session = progress.session?.session;
  return (
    <Row
      rowKey={key}
      number={number}
      sentence={`${number ? `Arrow ${number}, ` : ''}${partyTitle[step.party]}: ${step.says}. ${stepWord[state] || 'still to come'}`}
      says={step.says}
      isLit={isObserved(progress)}
      depth={depth}
      state={state}
      wordsAt={laneAt(step.party) + 3}
      arrow={<SelfArrow party={step.party} isLit={isObserved(progress)} />}
      chips={chipsOf(session?.id ?? progress.stored ?? []).map(({ credential, shown }) => (
        <CredentialChip key={credential} id={credential} shown={shown} />
      ))}
      verdict={<Verdict state={state} />}
      detail={() => <SelfDetail numbered={numbered} progress={progress} />}
    />
  );
}
