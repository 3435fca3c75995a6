import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import * as z from '../model/zod.ts';
import type { Counts, Report } from './reporter.ts';

const count = z.number().check(z.nonnegative());
const text = z.string();

/** What `check --json` prints (docs/json.md), as far as it is needed. It may come from anywhere. */
const documentSchema = z.object({
  version: z.literal(1),
  diagnostics: z.array(
    z.object({
      code: text,
      severity: z.enum(['error', 'warning', 'note']),
      message: text,
      hint: z.nullable(text),
      file: text,
      line: count,
      column: count,
      endLine: count,
      endColumn: count,
      suggestions: z.array(text),
      fix: z.nullable(z.array(z.object({ start: count, end: count, text }))),
      more: count,
    }),
  ),
  failures: z.array(z.object({ message: text, hint: z.nullable(text) })),
  issues: z.array(z.object({ issue: text, items: count, pages: z.nullable(count), lastLines: z.nullable(count) })),
  summary: z.object({ error: count, warning: count, note: count, fixable: count }),
  fixed: z.array(z.object({ file: text, fixes: count })),
});

type ReportDocument = z.infer<typeof documentSchema>;

/** Parses what `check --json` printed; null if it is anything else. */
export function parseReport(content: string): ReportDocument | null {
  try {
    const parsed = documentSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Merges the reports of the parts of a publication into that of the whole: issues in order, findings of shared files once and first.
 *
 * @param sort puts names of issues in the order of a whole run
 */
export function mergeReports(
  documents: readonly ReportDocument[],
  sort: (issues: readonly string[]) => readonly string[],
): Pick<Report, 'diagnostics' | 'counts' | 'issues' | 'failures' | 'fixed'> {
  const issueOf = new Map(documents.flatMap(({ issues }) => issues).map((one) => [one.issue, one]));
  const names = sort([...issueOf.keys()]);
  const place = new Map(names.map((name, at) => [name, at]));
  const counts: Record<keyof Counts, number> = { error: 0, warning: 0, note: 0, fixable: 0 };
  for (const { summary } of documents) for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += summary[name];

  const groups: Diagnostic[][] = [[], ...names.map((): Diagnostic[] => [])];
  const known = new Set<string>();
  for (const found of documents.flatMap(({ diagnostics }) => diagnostics.map(toDiagnostic))) {
    const key = JSON.stringify([found.code, found.place, found.message]);
    if (known.has(key)) {
      counts[found.severity] -= 1 + (found.more ?? 0);
      if (found.fix !== undefined) counts.fixable -= 1 + (found.more ?? 0);
      continue;
    }
    known.add(key);
    groups[1 + (place.get(findIssue(found.place.file, place)) ?? -1)]?.push(found);
  }
  return {
    diagnostics: groups.flat(),
    counts,
    issues: names.flatMap((name) => issueOf.get(name) ?? []),
    failures: documents.flatMap(({ failures }) =>
      failures.map(({ message, hint }) => ({ found: inBoth(message), todo: hint === null ? null : inBoth(hint) })),
    ),
    fixed: documents.flatMap(({ fixed }) => fixed),
  };
}

/** The issue around a file; empty if it is in none. */
function findIssue(file: string, issues: ReadonlyMap<string, number>): string {
  for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) {
    const folder = file.slice(0, at);
    if (issues.has(folder)) return folder;
  }
  return '';
}

/** The reports have their sentences in one language. */
function inBoth(sentence: string) {
  return { zh: sentence, en: sentence };
}

function toDiagnostic({
  code,
  severity,
  message,
  hint,
  suggestions,
  fix,
  more,
  ...place
}: ReportDocument['diagnostics'][number]): Diagnostic {
  return {
    code,
    severity,
    place,
    args: {},
    message: inBoth(message),
    hint: hint === null ? null : inBoth(hint),
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(fix === null ? {} : { fix }),
    ...(more === 0 ? {} : { more }),
  };
}
