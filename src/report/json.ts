import { type Diagnostic, hint, type Language, type Severity, sentence } from '../diagnostics/diagnostic.ts';

/** A diagnostic as scripts read it. The shape is stable: fields are added, never renamed. */
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
}

/** Diagnostics for scripts; the sentences in the language asked for. */
export function asJson(diagnostics: readonly Diagnostic[], language: Language): JsonDiagnostic[] {
  return diagnostics.map((found) => ({
    code: found.code,
    severity: found.severity,
    message: sentence(found, language),
    hint: hint(found, language),
    ...found.place,
  }));
}
