import type { LabState } from '../../../main/lab/api/protocol.ts';

/** Whether a script is at work, which nobody should take the experiment away from. */
export function isBusy(state: LabState | undefined): boolean {
  return state?.runner === 'running' || state?.runner === 'pausing' || (state?.toRecord.length ?? 0) > 0;
}
