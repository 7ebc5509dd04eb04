import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each, mostly of waiting: begun first, the longest foremost, so that nobody waits for them in the end. */
const LONG = ['container/workflows', 'electron/bundle', 'e2e/every-workflow', 'container/cycles'];
const rank = ({ moduleId }: TestSpecification) => LONG.findIndex((one) => moduleId.replaceAll('\\', '/').includes(one));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const long = files.filter((file) => rank(file) >= 0).sort((a, b) => rank(a) - rank(b));
    return [...long, ...(await super.sort(files.filter((file) => rank(file) < 0)))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: a real browser and a worker are enough; one file at a time keeps failures readable.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
  },
});
