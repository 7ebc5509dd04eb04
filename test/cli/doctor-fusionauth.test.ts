import { expect, it } from 'vitest';
import { notImplemented } from '../../main/fusionauth/embedded/index.ts';
import { run } from './command-line.ts';

it('doctor --fusionauth lists everything that answers 501, and what is kept without effect', async () => {
  const { code, out } = await run('doctor', '--fusionauth');
  expect(code).toBe(0);
  const lines = out.split('\n');
  for (const { path, what } of notImplemented)
    expect(lines.some((line) => line.startsWith(`– ${path} `) && line.endsWith(` ${what}`))).toBe(true);
  // One of each kind: a path (contract, section 7), a tenant's, an application's and the system's setting.
  for (const kept of ['/api/lambda', 'emailConfiguration', 'samlv2Configuration', 'uiConfiguration'])
    expect(lines).toContain(`    ${kept}`);
});
