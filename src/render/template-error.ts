import type { Image } from '../model/body.ts';

/** The template exceeded a time or memory bound that no bulletin needs, and was stopped. */
export class TemplateBound extends Error {
  override readonly name = 'TemplateBound';
  /** Entry file of the template, as named in the job. */
  readonly file: string;
  readonly most: { readonly seconds: number } | { readonly megabytes: number };

  constructor(file: string, most: TemplateBound['most']) {
    super(`A template took more than ${JSON.stringify(most)}`);
    this.file = file;
    this.most = most;
  }
}

/**
 * The template does not compile: Typst's message and position. For an office's own template the office can fix it; for a template that
 * ships it is a defect of ours.
 */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  /** Entry file of the template, as named in the job. */
  readonly file: string;
  /** Line and column from 1; null when Typst gives none, as for violations of PDF/A. */
  readonly line: number | null;
  readonly column: number | null;

  constructor(file: string, message: string, position: { readonly line: number; readonly column: number } | null = null) {
    super(message);
    this.file = file;
    this.line = position?.line ?? null;
    this.column = position?.column ?? null;
  }
}

/** An archive must embed every face, and the licence of one forbids it. */
export class LicenceError extends Error {
  override readonly name = 'LicenceError';
  /** Full name of the font. */
  readonly font: string;

  constructor(font: string) {
    super(`The licence of ${font} forbids embedding`);
    this.font = font;
  }
}

/** A picture passed all checks of the reader, but the compiler cannot decode it. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly image: Image;

  constructor(image: Image) {
    super(`The compiler cannot decode ${image.path}`);
    this.image = image;
  }
}
