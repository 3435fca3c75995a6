import { type Diagnostic, type Edit, getHint, getMessage, type Language, type Severity } from '../diagnostics/diagnostic.ts';
import { foldRepeats } from '../diagnostics/repeats.ts';
import { formatJson } from './json-document.ts';
import type { Report, ReportStyle } from './reporter.ts';

/** A diagnostic in JSON. The shape is stable: fields are added, never renamed (docs/json.md). */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly file: string;
  /** 1-based; columns in UTF-16 code units; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** `certain`: `--fix` applies it. `suggested`: an editor has to choose. Null when there is nothing to replace. */
  readonly certainty: 'certain' | 'suggested' | null;
  /** Replacements to choose from, nearest first. */
  readonly suggestions: readonly string[];
  /** The edits of `--fix`; null when there is no safe fix. */
  readonly fix: readonly Edit[] | null;
  /** Further diagnostics of this code on the line that are not listed. */
  readonly more: number;
}

/** Converts diagnostics for JSON, with sentences in one language. */
export function toJsonDiagnostics(diagnostics: readonly Diagnostic[], language: Language): JsonDiagnostic[] {
  return foldRepeats(diagnostics).map((found) => ({
    code: found.code,
    severity: found.severity,
    message: getMessage(found, language),
    hint: getHint(found, language),
    ...found.place,
    certainty: found.fix !== undefined && found.fix.length > 0 ? 'certain' : (found.suggestions ?? []).length > 0 ? 'suggested' : null,
    suggestions: found.suggestions ?? [],
    fix: found.fix ?? null,
    more: found.more ?? 0,
  }));
}

/** The report as one JSON document. */
export function jsonReport({ diagnostics, failures, issues, counts, fixed }: Report, { language }: ReportStyle): string {
  const document = {
    version: 1,
    diagnostics: toJsonDiagnostics(diagnostics, language),
    failures: failures.map(({ found, todo }) => ({ message: found[language], hint: todo?.[language] ?? null })),
    issues,
    summary: counts,
    fixed,
  };
  return formatJson(document);
}
