import { Button } from '../app/Button.tsx';
import type { CompareColumn } from '../model/compare-table.ts';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import { useWhyNot } from './use-why-not.ts';

/** Records everything that is shown once more. Only when there is something to repeat. */
export function RunAgain({ columns }: { readonly columns: readonly CompareColumn[] }) {
  const { command } = useLabLink();
  const isRecording = useLab(({ state }) => (state?.toRecord.length ?? 0) > 0);
  const whyNot = useWhyNot();
  if (columns.length === 0 || columns.some(({ verdict }) => verdict === undefined)) return null;
  return (
    <Button
      disabled={isRecording || whyNot !== undefined}
      title={whyNot ?? 'What is shown was read out of the latest run of each since the lab was started.'}
      onClick={() => command({ do: 'record', workflows: columns.map(({ workflow }) => workflow.id) })}
    >
      Run again
    </Button>
  );
}
