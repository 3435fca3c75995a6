import type { Reporter } from 'vitest/node';

/** Says what `npm test` leaves out, as it needs Node alone, and what runs it. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(): void {
    console.log(
      'Left out: LibreOffice, poppler, qpdf, zsh, fish (npm run test:office); Chromium (npm run test:preview); killed builds, full disks (npm run promises)',
    );
  }
}
