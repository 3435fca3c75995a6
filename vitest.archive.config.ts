import { defineConfig } from 'vitest/config';

/** What takes minutes: hundreds of whole processes, killed ones among them. The quick cuts of these tests are in `npm test`. */
export default defineConfig({
  test: {
    include: ['test/archive/**/*.archive.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    // Thousands of files are removed after a test.
    hookTimeout: 120_000,
    testTimeout: 1_200_000,
    fileParallelism: false,
  },
});
