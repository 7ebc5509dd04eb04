import type { RunnerStatus } from '../../../main/lab/api/protocol.ts';
import { Button } from '../app/Button.tsx';
import { useLabLink } from '../state/lab-link.ts';
import { useLab } from '../state/lab-store.ts';
import css from './RunControls.module.css';

const stateWord: Readonly<Record<RunnerStatus, string>> = {
  idle: 'by hand',
  running: 'running',
  pausing: 'finishing a step',
  paused: 'paused',
  ended: 'ended',
};

/** Run, step, pause, reset; and in a word what the runner does now. */
export function RunControls() {
  const { command } = useLabLink();
  const runner = useLab(({ state }) => state?.runner);
  const isGone = useLab(({ connection }) => connection !== 'live');
  const toRecord = useLab(({ state }) => state?.toRecord.length ?? 0);
  const hasWindows = useLab(({ state }) => state?.shell !== null);
  const isBusy = runner === 'running' || runner === 'pausing';
  const cannotStart = isGone || runner === undefined || isBusy || !hasWindows;
  const why = hasWindows ? undefined : 'This lab opens no windows: what happens, you do by hand in your own browser.';

  return (
    <fieldset className={css.controls}>
      <legend className={css.legend}>Run the scenario</legend>
      <Button
        primary={!isBusy && hasWindows && runner !== 'ended'}
        shortcut="R"
        disabled={cannotStart}
        title={why}
        onClick={() => command({ do: 'run' })}
      >
        Run
      </Button>
      <Button shortcut="S" disabled={cannotStart} title={why} onClick={() => command({ do: 'step' })}>
        Step
      </Button>
      <Button shortcut="P" disabled={isGone || runner !== 'running'} onClick={() => command({ do: 'pause' })}>
        Pause
      </Button>
      <Button disabled={isGone || runner === undefined} onClick={() => command({ do: 'reset' })}>
        Reset
      </Button>
      <span className={css.state} data-runner={runner} role="status">
        {toRecord > 0 ? `for the comparison, ${toRecord} to go` : runner ? stateWord[runner] : ''}
      </span>
    </fieldset>
  );
}
