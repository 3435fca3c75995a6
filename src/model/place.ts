/**
 * Where something stands in a source file. Lines and columns count from 1; a column counts UTF-16 code units, as VS Code,
 * unist and SARIF's default do, so a hanzi of the Basic Multilingual Plane is one column. The end is exclusive.
 */
export interface Place {
  /** The file, relative to the current folder where it lies below it, with forward slashes on every system. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The path of a key itself where a file's author chose it (`rules.range-dash`), beside the path of its value. */
export function keyPath(path: string): string {
  return `${path}#key`;
}

/** The place of a whole file, for findings that belong to no character of it. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
