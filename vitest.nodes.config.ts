import { defineConfig } from 'vitest/config';

/** The program on each version of Node that `engines` names. Downloads them from npm's registry. */
export default defineConfig({
  test: {
    include: ['test/nodes/**/*.nodes.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
