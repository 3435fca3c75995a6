import { defineConfig } from 'vitest/config';
import { csvAsText } from './test/csv-as-text.ts';

/** Tests of the preview in a browser; they say aloud when Chromium is not installed. `.ci/run` installs it. */
export default defineConfig({
  plugins: [csvAsText],
  test: {
    include: ['test/preview/**/*.preview.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
