import type { CheckResult } from '../check/check.ts';
import type { MendResult } from '../check/mend.ts';
import type { Failure } from '../failures.ts';

/** The check of one issue. */
export interface Outcome {
  /** Folder as given on the command line. */
  readonly issue: string;
  readonly result: CheckResult | Failure;
  /** Null without --fix, and when the issue could not be checked. */
  readonly mended: MendResult | null;
}
