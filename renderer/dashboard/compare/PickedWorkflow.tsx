import type { DrawnWorkflow } from '../../../main/lab/api/protocol.ts';
import { VerdictMark } from '../diagram/VerdictMark.tsx';
import { useLab } from '../state/lab-store.ts';
import { runMark, runWord } from '../words/verdict.ts';
import { credentialsInShort, loginInShort } from '../words/workflow.ts';
import css from './WorkflowPicker.module.css';

interface PickedWorkflowProps {
  readonly workflow: DrawnWorkflow;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}

/** One workflow to tick, and whether there is a recording of it. */
export function PickedWorkflow({ workflow, isPicked, onPick }: PickedWorkflowProps) {
  const { id, title, point } = workflow;
  const verdict = useLab(({ state }) => state?.recorded.find((one) => one.workflow === id)?.verdict);
  const isRunning = useLab(({ state }) => state?.toRecord[0] === id);
  return (
    <label className={css.workflow} title={title} data-picked={isPicked || undefined}>
      <input type="checkbox" checked={isPicked} onChange={onPick} />
      <span className={css.login}>{loginInShort[point.login]}</span>
      <span className={css.credentials}>{credentialsInShort[point.credentials]}</span>
      <span className={css.verdict}>
        {isRunning ? (
          <>
            <VerdictMark state="in progress" /> running
          </>
        ) : verdict ? (
          <>
            <VerdictMark state={runMark[verdict]} /> {runWord[verdict]}
          </>
        ) : (
          'not run'
        )}
      </span>
    </label>
  );
}
