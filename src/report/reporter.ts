import type { Texts } from '../diagnostics/define.ts';
import type { Diagnostic, Language, Severity } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../diagnostics/explanation.ts';

/** The result of a check, independent of its format. */
export interface Report {
  /** Diagnostics to show, sorted by file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Counts of all diagnostics, shown or not. */
  readonly counts: Counts;
  readonly issues: readonly ReportedIssue[];
  /** Issues that could not be checked. */
  readonly failures: readonly ReportedFailure[];
  /** Files changed by `--fix`. */
  readonly fixed: readonly FixedFile[];
  /** Looks up the explanation of a code, for the formats that include it. */
  readonly explain: (code: string) => Explanation | null;
}

/** Diagnostics by severity, and how many of them `--fix` can fix. */
export interface Counts extends Readonly<Record<Severity, number>> {
  readonly fixable: number;
}

export interface ReportedIssue {
  /** Folder as given on the command line. */
  readonly issue: string;
  readonly items: number;
  /** Null when errors prevented typesetting. */
  readonly pages: number | null;
  /** Lines of text on the last page with any; null when `pages` is. */
  readonly lastLines: number | null;
}

export interface ReportedFailure {
  readonly found: Texts;
  readonly todo: Texts | null;
}

export interface FixedFile {
  readonly file: string;
  /** Diagnostics fixed in it. */
  readonly fixes: number;
}

/** How to format a report. */
export interface ReportStyle {
  readonly language: Language;
  readonly colour: boolean;
  /** Width of the terminal, in columns. */
  readonly width: number;
  /** Whether to wrap sentences at `width`: on terminals, not in files and pipes. */
  readonly wrapped: boolean;
  /**
   * Whether the terminal draws ambiguous-width characters (“ ” — … ·) two columns wide. Only the legacy console of Chinese Windows does;
   * Windows Terminal and the terminals of Kylin, UOS and macOS give them one, in any locale.
   */
  readonly wide: boolean;
}

/** Formats a report. The text ends with a line feed unless it is empty. Pure. */
export type Reporter = (report: Report, style: ReportStyle) => string;
