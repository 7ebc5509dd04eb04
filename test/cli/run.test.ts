import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ensurePages } from '../../main/cli/pages.ts';
import { workflow1 } from '../support/lab.ts';
import { run, start } from './command-line.ts';

beforeAll(async () => {
  await ensurePages(() => undefined);
});

const reportSchema = z.strictObject({
  version: z.literal(1),
  startedAt: z.iso.datetime(),
  fusionauth: z.strictObject({ kind: z.enum(['embedded', 'container']), version: z.string().min(1) }),
  shell: z.strictObject({ kind: z.enum(['chromium', 'electron']), version: z.string().min(1) }),
  runs: z.array(z.looseObject({ workflow: z.string(), scenario: z.string(), verdict: z.string() })),
});

describe('run', () => {
  it('runs every scenario of a workflow, writes the report, shows the table, and ends with 0', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loginscope-cli-'));
    const file = join(folder, 'report.json');
    const began = Date.now();
    const { code, out, err } = await run('run', workflow1.id, '--json', file);
    const report = reportSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    await rm(folder, { recursive: true });
    expect(code).toBe(0);
    expect(report.runs.map(({ workflow, scenario, verdict }) => [workflow, scenario, verdict])).toEqual(
      workflow1.scenarios.map(({ id }) => [workflow1.id, id, 'passed']),
    );
    expect(Date.parse(report.startedAt)).toBeGreaterThanOrEqual(began);
    expect(Date.parse(report.startedAt)).toBeLessThanOrEqual(Date.now());
    expect(out).toMatch(new RegExp(`^${workflow1.id} \\(article\\) +passed +56/56 `, 'm'));
    expect(err).toContain('✓ 9→13');
  });

  it.skipIf(!existsSync('/dev/full'))('shows the table all the same when the report cannot be written', async () => {
    const { code, out, err } = await run('run', workflow1.id, '--json', '/dev/full');
    expect(code).toBe(2);
    expect(out).toMatch(/ passed +56\/56 /);
    expect(err).toMatch(/^Nothing can be written to \/dev\/full: the disk is full\./m);
  });

  it('ends in the middle of a run when it is asked to', async () => {
    const running = start('run', workflow1.id);
    await running.line(/✓ 9→13/);
    running.process.kill('SIGINT');
    const { code, out, err } = await running.ended;
    expect({ code, out }).toEqual({ code: 130, out: '' });
    expect(err).not.toMatch(/While ending|fault of the lab/);
  });
});
