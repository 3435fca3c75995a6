import type { Code } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Manuscript } from '../model/manuscript.ts';

/** What a rule may look at. */
export interface RuleContext {
  readonly manuscript: Manuscript;
}

/**
 * Something that should hold of an issue. A rule reports where it does not, and keeps silent about fields that are missing or broken, of
 * which the reader has already spoken. Pure.
 */
export interface Rule {
  /** The codes it reports. */
  readonly codes: readonly Code[];
  check(context: RuleContext): Iterable<Diagnostic>;
}
