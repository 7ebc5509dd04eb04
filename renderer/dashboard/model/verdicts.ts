import type { LabState } from '../../../main/lab/api/protocol.ts';
import type { RunVerdict } from '../../../main/recording/entry.ts';

interface Known {
  readonly state: Pick<LabState, 'workflow' | 'scenario' | 'recorded'> | undefined;
  readonly recording: { readonly ended: { readonly verdict: RunVerdict } | undefined };
}

/** How a scenario's latest run ended. The lab keeps that of each workflow's own scenario; of others only the run in sight. */
export function verdictOf(
  { state, recording }: Known,
  workflow: string,
  scenario: string,
  isOwn: boolean,
): RunVerdict | undefined {
  if (state?.workflow === workflow && state.scenario === scenario && recording.ended) return recording.ended.verdict;
  return isOwn ? state?.recorded.find((one) => one.workflow === workflow)?.verdict : undefined;
}
