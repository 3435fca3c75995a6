import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { countPrinted, prepare } from '../issue/prepare.ts';
import { countLastLines } from '../typeset/index.ts';

/** The outcome of checking one issue. */
export interface CheckResult {
  /** In file order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Decoded texts by `Place.file`, for showing the line of a diagnostic. */
  readonly texts: ReadonlyMap<string, string>;
  readonly items: number;
  /** Null if errors kept the issue from being typeset. */
  readonly pages: number | null;
  /** Lines of text on the last page that has any; null if errors kept the issue from being typeset. */
  readonly lastLines: number | null;
}

/**
 * Reads, checks and typesets one issue, and writes nothing. Throws a Failure if the path is not an issue.
 *
 * @param everyFinding list every diagnostic instead of counting repeats on a line
 */
export async function check(host: Host, issue: string, everyFinding = false): Promise<CheckResult> {
  const located = await locateIssue(host, issue);
  const { manuscript, diagnostics, texts, setting } = await prepare(host, located, { unprinted: true, everyFinding });
  return {
    diagnostics,
    texts,
    items: countPrinted(manuscript),
    pages: setting?.layout.pages.length ?? null,
    lastLines: setting === null ? null : countLastLines(setting.layout),
  };
}
