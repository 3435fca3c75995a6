import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    reporters: ['default', './test/left-out-reporter.ts', './test/counts-reporter.ts'],
    // Nothing takes more than some seconds; a machine that does other work as well must not fail for that.
    testTimeout: 120_000,
    // Files share their modules: the compiler, zod and docx are loaded once a worker and not once a file, which halves the time.
    pool: 'forks',
    isolate: false,
    // `npm run coverage`. All of src counts, what no test loads as well.
    coverage: { include: ['src/**'], reporter: ['text-summary', 'json-summary'], thresholds: { branches: 95 } },
  },
});
