/**
 * A range in a source file. Lines and columns count from 1; a column is a UTF-16 code unit, as in VS Code, unist and SARIF, so a hanzi of
 * the BMP is one column. The end is exclusive.
 */
export interface Place {
  /** File path, relative to the current folder when below it, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Path of an author's own key (`rules.range-dash`), as opposed to that of its value. */
export function toKeyPath(path: string): string {
  return `${path}#key`;
}

/** The place of a file as a whole, for findings without a character. */
export function toFileStart(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
