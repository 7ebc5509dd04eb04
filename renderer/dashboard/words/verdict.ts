import type { RunVerdict } from '../../../main/recording/entry.ts';
import type { StepState } from '../model/step-progress.ts';

/** The word beside a step's mark: never a mark or a colour alone. */
export const stepWord: Readonly<Record<StepState, string>> = {
  waiting: '',
  'in progress': 'under way',
  passed: 'passed',
  'passed with note': 'note',
  failed: 'failed',
  'not run': 'not run',
  theft: 'theft works',
};

/** The word for how a run ended. */
export const runWord: Readonly<Record<RunVerdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  'could not run': 'could not run',
  stopped: 'stopped',
};

/** The state whose mark stands for how a run ended. */
export const runMark: Readonly<Record<RunVerdict, StepState>> = {
  passed: 'passed',
  failed: 'failed',
  'could not run': 'not run',
  stopped: 'not run',
};
