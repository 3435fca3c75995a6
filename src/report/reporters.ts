import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { lineReport } from './line.ts';
import type { Reporter } from './reporter.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** All report formats. `check --format`, its help and the tests follow from this list. To add one, add a file here and a line below. */
export const reporters = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  line: lineReport,
} as const satisfies Record<string, Reporter>;

export type ReportFormat = keyof typeof reporters;
