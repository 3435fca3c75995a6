import type { Place } from './place.ts';

/** A file's decoded text, without byte order mark and with LF line ends; converts between offsets and places. */
export class Source {
  /** As in `Place.file`. */
  readonly file: string;
  readonly text: string;
  /** Offset of each line's first character. */
  readonly #lines: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    const lines = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
    this.#lines = lines;
  }

  /** Number of lines, including an empty last one. */
  get lineCount(): number {
    return this.#lines.length;
  }

  /** Text of a line (from 1) without its end. */
  lineText(line: number): string {
    const next = this.#lines[line];
    return this.text.slice(this.#lines[line - 1], next === undefined ? undefined : next - 1);
  }

  /** Place of a range of offsets; offsets out of range are clamped. */
  place(start: number, end: number): Place {
    const from = this.#position(start);
    const to = this.#position(Math.max(start, end));
    return { file: this.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** Offset of a line and column. */
  offset(line: number, column: number): number {
    return (this.#lines[line - 1] ?? this.text.length) + column - 1;
  }

  /** Offsets of a place, the inverse of `place`. */
  span(place: Place): { readonly start: number; readonly end: number } {
    return { start: this.offset(place.line, place.column), end: this.offset(place.endLine, place.endColumn) };
  }

  /** Place of a range's first line: enough to point at a long mapping. */
  firstLine(start: number, end: number): Place {
    const newline = this.text.indexOf('\n', start);
    return this.place(start, newline === -1 ? end : Math.min(end, newline));
  }

  #position(offset: number): { line: number; column: number } {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#lines[low] as number) + 1 };
  }
}
