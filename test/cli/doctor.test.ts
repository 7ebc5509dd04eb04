import { describe, expect, it } from 'vitest';
import { sayFindings } from '../../main/cli/doctor.ts';
import type { Finding } from '../../main/cli/doctor-finding.ts';
import { run } from './command-line.ts';

describe('doctor', () => {
  it('looks at everything, and its exit code says whether something needed is missing', async () => {
    const { code, out } = await run('doctor');
    const found = [...out.matchAll(/^([✓✗–]) (\w+)/gm)].map(([, mark, what]) => ({ mark, what }));
    for (const what of ['Node', 'Browser', 'Screen', 'Port', 'Electron', 'Docker', 'Image'])
      expect(found.map((one) => one.what)).toContain(what);
    expect(code).toBe(found.some(({ mark }) => mark === '✗') ? 1 : 0);
    // These tests need a browser themselves, and Node 24 runs them.
    expect(found.slice(0, 2)).toEqual([
      { mark: '✓', what: 'Node' },
      { mark: '✓', what: 'Browser' },
    ]);
  });

  it('says how to get what is missing, and tells what is needed from what would be nice', () => {
    const finding = (more: Partial<Finding>): Finding => ({
      what: 'Thing',
      there: true,
      says: 'is here',
      needed: false,
      ...more,
    });
    const missing = { there: false, says: 'none', fix: 'Get one.' };
    expect(sayFindings([finding({})])).toBe('✓ Thing     is here');
    expect(sayFindings([finding(missing)])).toBe('– Thing     none\n            Get one.');
    expect(sayFindings([finding({ ...missing, needed: true })])).toMatch(/^✗ /);
  });
});
