import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: a real browser and a worker are enough; one file at a time keeps failures readable.
    maxWorkers: 2,
  },
});
