import { defineConfig } from 'vitest/config';
import { csvAsText } from './test/csv-as-text.ts';

export default defineConfig({
  plugins: [csvAsText],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    reporters: ['default', './test/left-out-reporter.ts', './test/counts-reporter.ts'],
    // Tests take seconds at most. A busy machine must not make them fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Files share their modules: loading the compiler, zod and docx once per worker instead of once per file halves the time.
    pool: 'forks',
    isolate: false,
    // By default one processor is left idle, which is half of a small machine.
    maxWorkers: '100%',
    // `npm run coverage`. Files that no test loads count, too.
    coverage: { include: ['src/**'], reporter: ['text-summary', 'json-summary'], thresholds: { branches: 95 } },
  },
});
