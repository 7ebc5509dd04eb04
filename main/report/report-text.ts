import type { ReportedRun } from './run-report.ts';

/** What a report says once for all its runs. */
export interface ReportHead {
  /** Epoch milliseconds of real time. */
  readonly startedAt: number;
  readonly fusionauth: { readonly kind: 'embedded' | 'container'; readonly version: string };
  /** null: nothing of the lab opened windows. */
  readonly shell: { readonly kind: 'chromium' | 'electron'; readonly version: string } | null;
}

/** The JSON that `lab run --json` and the desktop app's Save Report write. */
export function reportText({ startedAt, fusionauth, shell }: ReportHead, runs: readonly ReportedRun[]): string {
  const report = {
    version: 1,
    startedAt: new Date(startedAt).toISOString(),
    fusionauth: { kind: fusionauth.kind, version: fusionauth.version },
    shell: shell && { kind: shell.kind, version: shell.version },
    runs,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
