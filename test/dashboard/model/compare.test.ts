import { describe, expect, it } from 'vitest';
import { parseComparison } from '../../../renderer/dashboard/lab/comparison.ts';
import { compareMarkdown } from '../../../renderer/dashboard/model/compare-markdown.ts';
import { columnsOf, groupsOf } from '../../../renderer/dashboard/model/compare-table.ts';
import { placesOf } from '../../../renderer/dashboard/model/evidence-places.ts';
import { chosenOf, hashOf, placeOf, toChosen } from '../../../renderer/dashboard/model/place.ts';
import { sayColumns, sharedValues } from '../../../renderer/dashboard/model/shared-values.ts';
import { fixtureComparison } from '../fixture/comparison.ts';
import { workflows } from '../fixture/scenes.ts';

const ids = workflows.map(({ id }) => id);
const five = workflows.slice(0, 5);
const comparison = fixtureComparison(five);
const recorded = five.map(({ id }) => ({ workflow: id, verdict: 'passed' as const }));
const columns = columnsOf(five, { recorded, toRecord: [] }, comparison);

describe('the place that an address names', () => {
  it('is the lab unless it is the comparison, and comes back as it was', () => {
    for (const hash of ['', '#', '#/', '#token=abc', '#/somewhere']) expect(placeOf(hash).view).toBe('lab');
    for (const chosen of ['founding', 'all', [], ids.slice(2, 4)] as const) {
      expect(placeOf(hashOf({ view: 'compare', chosen }))).toEqual({ view: 'compare', chosen });
    }
  });

  it('names the presets shortly, keeps the order of the catalogue, and leaves out what is not in it', () => {
    expect(chosenOf('founding', ids)).toEqual(ids.slice(0, 5));
    expect(chosenOf([ids[7] ?? '', 'gone', ids[1] ?? ''], ids)).toEqual([ids[1], ids[7]]);
    expect(toChosen(ids.slice(0, 5).toReversed(), ids)).toBe('founding');
    expect(toChosen(ids, ids)).toBe('all');
    expect(toChosen([], ids)).toEqual([]);
  });
});

describe('the table of a comparison', () => {
  it('keeps the place of what has not been run, and says what it waits for', () => {
    const [first = '', second = '', third = ''] = ids;
    const part = columnsOf(
      five,
      { recorded: recorded.slice(0, 1), toRecord: [second, third] },
      fixtureComparison(five.slice(0, 1)),
    );
    expect(part.map(({ workflow, status }) => [workflow.id, status])).toEqual([
      [first, 'recorded'],
      [second, 'running'],
      [third, 'waiting'],
      [ids[3], 'not run'],
      [ids[4], 'not run'],
    ]);
    const cells = groupsOf(fixtureComparison(five.slice(0, 1)), part, false)[0]?.rows[0]?.cells;
    expect(cells?.map((cell) => cell !== undefined)).toEqual([true, false, false, false, false]);
  });

  it('puts rows under their headings, leaves headings without rows away, and marks what deviates', () => {
    const all = groupsOf(comparison, columns, false);
    expect(all.map(({ title }) => title)).toEqual([...new Set(comparison.rows.map(({ group }) => group))]);
    const [password] = all;
    expect(password?.rows[0]?.cells.map((cell) => cell?.deviates)).toEqual([false, false, true, false, false]);
    const differing = groupsOf(comparison, columns, true);
    expect(differing.flatMap(({ rows }) => rows).every(({ row }) => row.differs)).toBe(true);
    expect(differing.map(({ title }) => title)).not.toContain('The run');
  });

  it('finds each value once for paper, the most common first', () => {
    const [row] = groupsOf(comparison, columns, false)[0]?.rows ?? [];
    if (!row) throw new Error('No row.');
    expect(sharedValues(row).map(({ says, columns: own }) => [says, sayColumns(own)])).toEqual([
      ['FusionAuth', '1–2, 4–5'],
      ['Store, Forums and FusionAuth', '3'],
    ]);
  });
});

describe('evidence', () => {
  it('is one place an exchange, in the order of the log, its sentence said once', () => {
    const cell = comparison.rows[0]?.cells[0];
    const column = comparison.columns[0];
    if (cell?.kind !== 'observed' || !column) throw new Error('Nothing observed.');
    const [exchange] = cell.evidence.flatMap((one) => one.exchange ?? []);
    const again = { seq: 46, label: 'again', ...(exchange ? { exchange } : {}) };
    const places = placesOf([...cell.evidence, again], column);
    expect(places.map(({ seq, labels }) => [seq, labels])).toEqual([
      [8, ['no one else was asked']],
      [45, ['FusionAuth', 'again']],
    ]);
    expect(places[1]?.exchange?.says).toContain('POST /oauth2/authorize');
  });
});

describe('the comparison as Markdown', () => {
  const text = compareMarkdown(columns, groupsOf(comparison, columns, false), '5 of 7 properties differ.');

  it('is a table a group, with a footnote for every mark and a mark for every footnote', () => {
    expect(text).toContain('5 of 7 properties differ.');
    expect(text.match(/^## /gm)?.length).toBe(6);
    const used = new Set([...text.matchAll(/\[\^([\d.]+)\](?!:)/g)].map(([, id]) => id));
    const given = [...text.matchAll(/^\[\^([\d.]+)\]:/gm)].map(([, id]) => id);
    expect(new Set(given)).toEqual(used);
    expect(given.length).toBe(used.size);
    for (const line of text.split('\n').filter((one) => one.startsWith('| '))) {
      expect(line.replaceAll('\\|', '').split('|').length).toBe(columns.length + 3);
    }
  });

  it('leaves out what has not been run, and holds only what is shown', () => {
    const part = columnsOf(five, { recorded: recorded.slice(1, 2), toRecord: [] }, fixtureComparison(five.slice(1, 2)));
    const short = compareMarkdown(part, groupsOf(fixtureComparison(five.slice(1, 2)), part, true), '');
    expect(short.match(/^\d+\. /gm)?.length).toBe(1);
    expect(short).not.toContain('## ');
    expect(short).not.toContain('[^');
  });
});

describe('an answer of the lab', () => {
  it('is a comparison or nothing', () => {
    expect(parseComparison(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
    for (const wrong of [null, {}, { columns: [{}], rows: [] }, { columns: [], rows: [{ id: 1 }] }])
      expect(parseComparison(wrong)).toBeUndefined();
  });
});
