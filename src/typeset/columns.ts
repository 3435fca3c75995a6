/** What a column of a table asks for, in characters, its padding included. */
export interface ColumnNeeds {
  /** Its widest word: below this it cannot be set. */
  readonly least: number;
  /** Its longest cell on one line: above this it gains nothing. */
  readonly natural: number;
}

/**
 * Widths of columns that together fill `measure`. Each has at least what it cannot do without; what is left is handed out evenly, until a
 * column has its longest cell on one line, so that short columns stay whole and long ones turn. What nobody needs is shared in
 * proportion. When even the least is too much every column is cut in proportion, and the table does not fit.
 */
export function columnWidths(columns: readonly ColumnNeeds[], measure: number): number[] {
  const widths = columns.map(({ least }) => least);
  const extra = measure - sum(widths);
  if (extra < 0) return widths.map((width) => (width * measure) / sum(widths));
  const left = handOut(widths, columns, extra);
  const total = sum(widths);
  return widths.map((width) => width + (left * width) / total);
}

/** Raises the widths evenly towards what the columns want; returns what is left over. */
function handOut(widths: number[], columns: readonly ColumnNeeds[], extra: number): number {
  // The column nearest to its wish is served first: its part is at most what each of the others gets.
  const order = columns.map(({ least, natural }, index) => ({ index, wish: natural - least })).sort((a, b) => a.wish - b.wish);
  let left = extra;
  order.forEach(({ index, wish }, served) => {
    const part = Math.min(wish, left / (order.length - served));
    widths[index] = (widths[index] ?? 0) + part;
    left -= part;
  });
  return left;
}

/** Sum of widths. */
export function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
