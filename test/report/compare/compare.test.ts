import { describe, expect, it } from 'vitest';
import type { Recording } from '../../../main/recording/recording.ts';
import { compareRecordings, onlyDiffering } from '../../../main/report/compare/compare.ts';
import type { Comparison } from '../../../main/report/compare/comparison.ts';
import { deviation } from '../../../main/report/compare/deviation.ts';
import { rows } from '../../../main/report/compare/rows.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { cart, password, recorded, sessionId } from './recorded.ts';

const one = recorded(
  cart('x1', { sid: sessionId }),
  {
    type: 'judged',
    judgement: {
      step: 'p0.s0' as never,
      verdict: 'passed',
      notes: [{ article: 'Draws 404.', truth: 'It is 400.', source: 'FusionAuth docs' }],
      differences: [],
    },
  },
  { type: 'run ended', verdict: 'passed' },
);
const other = recorded(cart('x1', {}, { status: 401 }), { type: 'run ended', verdict: 'failed' });
const nothing: Recording = {
  workflow: catalogue[0]?.id ?? '',
  scenario: 'article',
  verdict: 'could not run',
  reason: 'There is no browser.',
  durationMs: 0,
  startedAt: 0,
  entries: [],
  credentials: [],
  sightings: [],
};

const rowIn = ({ rows: all }: Comparison, id: string) => all.find((row) => row.id === id);

describe('A comparison', () => {
  it('has a column for each recording and every row, in plain JSON', () => {
    const comparison = compareRecordings([one, other, nothing]);
    expect(comparison.columns.map(({ verdict }) => verdict)).toEqual(['passed', 'passed', 'could not run']);
    expect(comparison.columns[2]?.title).toBe(catalogue[0]?.title);
    expect(comparison.rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  });

  it('gives evidence for every value, and no value where nothing was recorded', () => {
    const { rows: compared } = compareRecordings([one, nothing]);
    for (const { cells } of compared) {
      expect(cells[0]?.kind === 'observed' ? cells[0].evidence.length : 1).toBeGreaterThan(0);
      expect(cells[1]?.kind).toBe('not observed');
    }
  });

  it('sums up what the cells link to, masked', () => {
    const [column] = compareRecordings([one]).columns;
    expect(column?.cited).toEqual([
      expect.objectContaining({
        exchange: 'x1',
        says: 'Browser → Store: GET /api/load-shopping-cart, 200',
        details: ['sends Store session 1 Zk3v…f1Gi (cookie)'],
      }),
    ]);
    expect(JSON.stringify(compareRecordings([one]))).not.toMatch(new RegExp(`${sessionId}|${password}`));
  });

  it('counts notes and repeats the verdict', () => {
    const comparison = compareRecordings([one]);
    expect(rowIn(comparison, 'notes')?.cells[0]).toMatchObject({ value: 1, evidence: [{ label: 'It is 400.' }] });
    expect(rowIn(comparison, 'verdict')?.cells[0]).toMatchObject({ value: 'passed' });
    expect(rowIn(compareRecordings([nothing]), 'verdict')?.cells[0]).toEqual({
      kind: 'not observed',
      why: 'There is no browser.',
    });
  });

  it('says on which FusionAuth each ran, and that two differ', () => {
    const start = { workflow: 'hand-made', scenario: 'article', profileMode: 'one browser', by: 'script' } as const;
    const begun = recorded({ type: 'run started', ...start }, cart('x1', { sid: sessionId }));
    const inDocker: Recording = { ...begun, fusionauth: { kind: 'container', version: '1.69.0' } };
    const row = rowIn(compareRecordings([begun, inDocker, nothing]), 'fusionauth');
    expect(row?.differs).toBe(true);
    expect(row?.cells).toMatchObject([
      { value: 'embedded, 1.69.0' },
      { value: 'in Docker, 1.69.0' },
      { kind: 'not observed' },
    ]);
  });

  it('can be narrowed to the rows that differ', () => {
    expect(onlyDiffering(compareRecordings([one, one])).rows).toEqual([]);
    const narrowed = onlyDiffering(compareRecordings([one, other]));
    expect(narrowed.rows.map(({ id }) => id)).toContain('verdict');
    expect(narrowed.rows.every(({ differs }) => differs)).toBe(true);
  });
});

describe('What stands out', () => {
  const value = (of: string) => ({
    kind: 'observed' as const,
    value: of,
    says: of,
    evidence: [{ seq: 1, label: 'here' }] as const,
  });
  const none = { kind: 'not observed' as const, why: 'nobody looked' };

  it('is what is not as most others', () => {
    expect(deviation([value('a'), value('b'), value('a')], [true, true, true])).toEqual({
      differs: true,
      deviating: [1],
    });
  });

  it('is everything where nothing is the most common', () => {
    expect(deviation([value('a'), value('b')], [true, true]).deviating).toEqual([0, 1]);
  });

  it('is nothing where all agree, not even with a workflow that recorded nothing', () => {
    expect(deviation([value('a'), none, value('a')], [true, false, true])).toEqual({ differs: false, deviating: [] });
  });

  it('is also what one workflow alone does not show', () => {
    expect(deviation([value('a'), none, value('a')], [true, true, true]).deviating).toEqual([1]);
  });
});
