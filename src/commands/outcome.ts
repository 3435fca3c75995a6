import type { CheckResult } from '../check/check.ts';
import type { MendResult } from '../check/mend.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { ExitCode, Failure } from '../failures.ts';

/** The check of one issue, after its findings were reported. */
export interface Outcome {
  /** Folder as given on the command line. */
  readonly issue: string;
  readonly result: CheckedIssue | Failure;
  /** Null without --fix, and when the issue could not be checked. */
  readonly mended: MendResult | null;
}

/** What the summary says of an issue; its findings and texts are not kept, since an archive has thousands. */
export interface CheckedIssue extends Omit<CheckResult, 'diagnostics' | 'texts'> {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly exit: ExitCode;
}
