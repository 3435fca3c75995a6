import { defineConfig } from 'vitest/config';
import { execArgv } from './test/node-flags.ts';

/** Tests of the preview in a browser; they say aloud when Chromium is not installed. `.ci/run` installs it. */
export default defineConfig({
  test: {
    include: ['test/preview/**/*.preview.ts'],
    execArgv,
    reporters: ['default', './test/counts-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
