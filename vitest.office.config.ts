import { defineConfig } from 'vitest/config';
import { csvAsText } from './test/csv-as-text.ts';

/** Tests that need LibreOffice, poppler, qpdf, zsh and fish; each says aloud when its tool is not installed. `.ci/run` installs all of them. */
export default defineConfig({
  plugins: [csvAsText],
  test: {
    include: ['test/office/**/*.office.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
