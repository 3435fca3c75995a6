import { type Diagnostic, type Edit, getHint, getMessage, type Language, type Severity } from '../diagnostics/diagnostic.ts';
import { formatJson } from './json-document.ts';
import type { Report, ReportStyle } from './reporter.ts';

/** A diagnostic as scripts read it. The shape is stable: fields are added, never renamed (docs/json.md). */
export interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly file: string;
  /** From 1; columns in UTF-16 code units, the end exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** What could stand at the place instead, nearest first. */
  readonly suggestions: readonly string[];
  /** What `--fix` would do; null when it needs a person. */
  readonly fix: readonly Edit[] | null;
}

/** Diagnostics for scripts; the sentences in the language asked for. */
export function toJsonDiagnostics(diagnostics: readonly Diagnostic[], language: Language): JsonDiagnostic[] {
  return diagnostics.map((found) => ({
    code: found.code,
    severity: found.severity,
    message: getMessage(found, language),
    hint: getHint(found, language),
    ...found.place,
    suggestions: found.suggestions ?? [],
    fix: found.fix ?? null,
  }));
}

/** The report for scripts: one JSON document. */
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
