import type { CitedExchange, Comparison, Evidence } from '../comparison.ts';

/** One exchange, or one entry that belongs to none, under the table. */
export interface Footnote {
  /** `2.14`: the fourteenth of the second workflow. Unique in the document. */
  readonly id: string;
  /** The first entry that is pointed at. */
  readonly seq: number;
  /** Everything that is to be seen there, each once. */
  readonly labels: readonly string[];
  readonly exchange?: CitedExchange;
}

/** All evidence of a comparison, in the order of the log. */
export interface Footnotes {
  /** For each column. */
  readonly of: readonly (readonly Footnote[])[];
  /** The footnotes of one cell, each once. */
  at(row: number, column: number): readonly Footnote[];
}

const keyOf = ({ seq, exchange }: Evidence) => exchange ?? String(seq);

/** Numbers the evidence, workflow by workflow. */
export function numberFootnotes(comparison: Comparison): Footnotes {
  const { columns, rows } = comparison;
  const evidenceAt = (row: number, column: number) => {
    const cell = rows[row]?.cells[column];
    return cell?.kind === 'observed' ? cell.evidence : [];
  };
  const notes = columns.map(({ cited }, column) => {
    const all = rows.flatMap((_, row) => evidenceAt(row, column)).sort((a, b) => a.seq - b.seq);
    const places = [...Map.groupBy(all, keyOf)];
    return new Map(
      places.map(([key, evidence], at): [string, Footnote] => {
        const exchange = cited.find((one) => one.exchange === key);
        const labels = [...new Set(evidence.map(({ label }) => label))].filter((label) => label !== exchange?.says);
        const seq = exchange?.seq ?? evidence[0]?.seq ?? 0;
        return [key, { id: `${column + 1}.${at + 1}`, seq, labels, ...(exchange ? { exchange } : {}) }];
      }),
    );
  });
  return {
    of: notes.map((own) => [...own.values()]),
    at: (row, column) =>
      [...new Set(evidenceAt(row, column).map(keyOf))].flatMap((key) => notes[column]?.get(key) ?? []),
  };
}

/** `entry 45, exchange x12`. */
export function sayWhere({ seq, exchange }: Footnote): string {
  return exchange ? `entry ${seq}, exchange ${exchange.exchange}` : `entry ${seq}`;
}
