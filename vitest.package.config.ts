import { defineConfig } from 'vitest/config';
import { csvAsText } from './test/csv-as-text.ts';

/** The package as it is shipped: packed, and installed in an empty folder. Needs npm's registry, and says aloud what is left out without it. */
export default defineConfig({
  plugins: [csvAsText],
  test: {
    include: ['test/package/**/*.package.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    hookTimeout: 600_000,
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
