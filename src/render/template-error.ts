/** The template takes more time or memory than any bulletin needs, and was stopped: it may never end. */
export class TemplateBound extends Error {
  override readonly name = 'TemplateBound';
  /** The template's entry file, as the job named it. */
  readonly file: string;
  readonly most: { readonly seconds: number } | { readonly megabytes: number };

  constructor(file: string, most: TemplateBound['most']) {
    super(`A template took more than ${JSON.stringify(most)}`);
    this.file = file;
    this.most = most;
  }
}

/**
 * The template does not compile: what Typst says of it, and where. An office that changed its template can mend it; thrown for the
 * templates that ship, it is a defect of ours.
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  /** The template's entry file, as the job named it. */
  readonly file: string;
  /** Line and column from 1; null when Typst names none, as for what PDF/A forbids. */
  readonly line: number | null;
  readonly column: number | null;

  constructor(file: string, message: string, position: { readonly line: number; readonly column: number } | null = null) {
    super(message);
    this.file = file;
    this.line = position?.line ?? null;
    this.column = position?.column ?? null;
  }
}
