import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { locateIssue } from '../issue/locate.ts';
import { countPrinted, prepare } from '../issue/prepare.ts';
import type { Session } from '../issue/session.ts';
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
 * @param session what checks of many issues share
 */
export async function check(host: Host, issue: string, everyFinding = false, session?: Session): Promise<CheckResult> {
  const located = await locateIssue(host, issue, session?.recover);
  const { manuscript, diagnostics, texts, setting } = await prepare(host, located, { unprinted: true, everyFinding }, session);
  return {
    diagnostics,
    texts,
    items: countPrinted(manuscript),
    pages: setting?.layout.pages.length ?? null,
    lastLines: setting === null ? null : countLastLines(setting.layout),
  };
}
