import { defineConfig } from 'vitest/config';

/** What takes minutes: hundreds of whole processes, killed ones among them. The quick cuts of these tests are in `npm test`. */
export default defineConfig({
  test: {
    include: ['test/archive/**/*.archive.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    testTimeout: 1_200_000,
    fileParallelism: false,
  },
});
