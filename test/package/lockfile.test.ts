import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const lockfile = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

/** `npm ci` refuses a lock file that leaves out what another platform needs, and the machine that wrote it does not notice. */
it('locks the native parts of every platform, not only of the one that wrote it', async () => {
  const text = await readFile(join(import.meta.dirname, '..', '..', 'package-lock.json'), 'utf8');
  const { packages } = lockfile.parse(JSON.parse(text));
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const left = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !locked.has(name))
      .map((name) => `${path} needs ${name}`),
  );
  expect(left).toEqual([]);
});
