import type { Reporter } from 'vitest/node';

/** Prints what `npm test` leaves out because it needs only Node, and the command that runs it. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(): void {
    console.log(
      'Left out: LibreOffice, poppler, qpdf, zsh, fish (npm run test:office); Chromium (npm run test:preview); killed builds, full disks (npm run promises)',
    );
  }
}
