import type { CitedExchange, ComparisonColumn, Evidence } from '../../../main/report/compare/comparison.ts';

/** One exchange, or one entry that belongs to none, and everything that a cell sees there. */
export interface EvidencePlace {
  /** An exchange's id, or the number of an entry. Unique within the recording. */
  readonly key: string;
  /** The first entry that is pointed at. */
  readonly seq: number;
  /** Each once. */
  readonly labels: readonly string[];
  readonly exchange: CitedExchange | undefined;
}

/** Where the evidence can be seen, in the order of the log. */
export function placesOf(
  evidence: readonly Evidence[],
  { cited }: Pick<ComparisonColumn, 'cited'>,
): readonly EvidencePlace[] {
  const places = Map.groupBy(evidence, ({ seq, exchange }) => exchange ?? String(seq));
  return [...places]
    .map(([key, all]): EvidencePlace => {
      const exchange = cited.find((one) => one.exchange === key);
      // An exchange whose only label is its own sentence needs it once.
      const labels = [...new Set(all.map(({ label }) => label))].filter((label) => label !== exchange?.says);
      return { key, seq: exchange?.seq ?? Math.min(...all.map(({ seq }) => seq)), labels, exchange };
    })
    .sort((a, b) => a.seq - b.seq);
}
