import type { Texts } from '../diagnostics/define.ts';
import type { Diagnostic, Language, Severity } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../diagnostics/explanation.ts';

/** What a check came to, whatever it is to be written as. */
export interface Report {
  /** What is to be shown, file by file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of all that was found, whether it is shown or not. */
  readonly counts: Counts;
  readonly issues: readonly ReportedIssue[];
  /** Issues that could not be checked. */
  readonly failures: readonly ReportedFailure[];
  /** Files that `--fix` changed. */
  readonly fixed: readonly FixedFile[];
  /** Why a code's state should hold, for the formats that say so. */
  readonly explain: (code: string) => Explanation | null;
}

/** How many findings there are of each severity, and how many of them `--fix` can mend. */
export interface Counts extends Readonly<Record<Severity, number>> {
  readonly fixable: number;
}

export interface ReportedIssue {
  /** Its folder, as it was given. */
  readonly issue: string;
  readonly items: number;
  /** Null when errors kept it from being typeset. */
  readonly pages: number | null;
  /** Lines of text on the last page that has any; null as `pages` is. */
  readonly lastLines: number | null;
}

export interface ReportedFailure {
  readonly found: Texts;
  readonly todo: Texts | null;
}

export interface FixedFile {
  readonly file: string;
  /** How many findings were mended in it. */
  readonly fixes: number;
}

/** How a report is to be written. */
export interface ReportStyle {
  readonly language: Language;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /**
   * Whether the terminal draws what Unicode calls ambiguous (“ ” — … ·) two columns wide. Only the console of Chinese Windows does, with
   * its 宋体; every terminal since, and those of Kylin, UOS and macOS whatever the locale, go by Unicode's advice and give them one.
   */
  readonly wide: boolean;
}

/** Writes a report as one text, which ends with a line feed unless it is empty. Pure. */
export type Reporter = (report: Report, style: ReportStyle) => string;
