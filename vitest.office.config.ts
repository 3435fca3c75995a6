import { defineConfig } from 'vitest/config';

/** Tests that need LibreOffice, poppler, qpdf, zsh and fish; each says aloud when its tool is not installed. `.ci/run` installs all of them. */
export default defineConfig({
  test: {
    include: ['test/office/**/*.office.ts'],
    reporters: ['default', './test/counts-reporter.ts'],
    testTimeout: 180_000,
    fileParallelism: false,
  },
});
