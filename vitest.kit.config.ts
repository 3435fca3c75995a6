import { defineConfig } from 'vitest/config';

/** The kit for Linux, unpacked in an empty folder and run with an empty PATH. Needs npm's registry. */
export default defineConfig({
  test: {
    include: ['test/kit/**/*.kit.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    hookTimeout: 1_200_000,
    testTimeout: 300_000,
  },
});
