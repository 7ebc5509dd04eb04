import { catalogue } from '../../../scenarios/catalogue.ts';
import type { Recording } from '../../recording/recording.ts';
import { citedExchanges } from './cited.ts';
import type { Comparison, ComparisonColumn, ComparisonRow } from './comparison.ts';
import { deviation } from './deviation.ts';
import { type Reading, read } from './reading.ts';
import { rows } from './rows.ts';

/** Lays `recordings` side by side. Every cell is read out of its recording and links to where it stands there. */
export function compareRecordings(recordings: readonly Recording[]): Comparison {
  const readings = recordings.map(read);
  const hasSay = readings.map(({ messages }) => messages.length > 0);
  const compared = rows.map(({ id, group, title, cell }): ComparisonRow => {
    const cells = readings.map(cell);
    return { id, group, title, cells, ...deviation(cells, hasSay) };
  });
  return { columns: readings.map((reading, index) => column(reading, compared, index)), rows: compared };
}

/** The same with the rows in which the workflows differ, and nothing else. */
export function onlyDiffering(comparison: Comparison): Comparison {
  return { ...comparison, rows: comparison.rows.filter(({ differs }) => differs) };
}

function column(reading: Reading, compared: readonly ComparisonRow[], index: number): ComparisonColumn {
  const { workflow, scenario, verdict, reason } = reading.recording;
  return {
    workflow,
    scenario,
    title: catalogue.find(({ id }) => id === workflow)?.title ?? workflow,
    verdict,
    ...(reason ? { reason } : {}),
    cited: citedExchanges(
      reading,
      compared.flatMap(({ cells }) => cells[index] ?? []),
    ),
  };
}
