import { useEffect, useMemo, useState } from 'react';
import type { Comparison } from '../../../main/report/compare/comparison.ts';
import type { CompareColumn } from '../model/compare-table.ts';
import { columnsOf } from '../model/compare-table.ts';
import { chosenOf } from '../model/place.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import { useView } from '../state/view-store.ts';

/** What is chosen, and what the lab has read out of the recordings of it. */
interface Compared {
  readonly columns: readonly CompareColumn[];
  /** undefined: nothing of what is chosen has been recorded, or the answer is on its way. */
  readonly comparison: Comparison | undefined;
  /** The lab was asked and gave no comparison. */
  readonly isRefused: boolean;
}

const nothing: readonly never[] = [];

/** Asks the lab anew whenever something else is chosen or a run has ended; until it answers, the last answer stays. */
export function useCompared(): Compared {
  const { compare } = useLabLink();
  const workflows = useLab((lab) => lab.workflows);
  const recorded = useLab(({ state }) => state?.recorded ?? nothing);
  const toRecord = useLab(({ state }) => state?.toRecord ?? nothing);
  const endedRuns = useLab((lab) => lab.endedRuns);
  const chosen = useView(({ place }) => place.chosen);
  const [answer, setAnswer] = useState<Comparison | 'refused' | undefined>(undefined);

  const ids = chosenOf(
    chosen,
    workflows.map(({ id }) => id),
  );
  const asked = ids.filter((id) => recorded.some(({ workflow }) => workflow === id)).join();
  const verdicts = recorded.map(({ workflow, verdict }) => `${workflow} ${verdict}`).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: endedRuns and verdicts say that there may be another recording.
  useEffect(() => {
    if (asked === '') return;
    const asking = new AbortController();
    void compare(asked.split(','), asking.signal).then((comparison) => {
      if (!asking.signal.aborted) setAnswer(comparison ?? 'refused');
    });
    return () => asking.abort();
  }, [compare, asked, endedRuns, verdicts]);

  const comparison = asked === '' || answer === 'refused' ? undefined : answer;
  const key = ids.join();
  const columns = useMemo(() => {
    const byId = new Map(workflows.map((workflow) => [workflow.id, workflow]));
    return columnsOf(
      key.split(',').flatMap((id) => byId.get(id) ?? []),
      { recorded, toRecord },
      comparison,
    );
  }, [workflows, key, recorded, toRecord, comparison]);
  return { columns, comparison, isRefused: asked !== '' && answer === 'refused' };
}
