import type { CheckResult } from '../build/build.ts';
import type { MendResult } from '../check/mend.ts';
import type { Failure } from '../failures.ts';

/** What became of one issue that was checked. */
export interface Outcome {
  /** Its folder, as it was given. */
  readonly issue: string;
  readonly result: CheckResult | Failure;
  /** Null when nothing was to be mended, or it could not be checked. */
  readonly mended: MendResult | null;
}
