import { type Cell, measureWidth, toCells } from './columns.ts';

/** A source line and the line of ^ below it. */
export interface MarkedLine {
  readonly source: string;
  readonly mark: string;
}

export interface MarkedLineOptions {
  /** Columns available. */
  readonly width: number;
  /** Whether ambiguous-width characters take two columns, see `ReportStyle`. */
  readonly wide: boolean;
  /** Highlights the marked characters in the line itself, as some terminals draw characters wider than Unicode says. */
  readonly paint: (text: string) => string;
}

const CUT = '…';

/**
 * Marks the characters of a line from `from` to before `to` (UTF-16 code units) with ^, at least one. A line that does not fit is cut to the
 * surroundings of the mark, with … for what is left out, as an item has a whole paragraph on a line.
 */
export function formatMarkedLine(line: string, from: number, to: number, { width, wide, paint }: MarkedLineOptions): MarkedLine {
  // Only these code units can be shown: each takes at least half a column, or belongs to a character that does.
  const low = Math.max(0, from - width);
  const high = Math.min(line.length, from + 2 * width);
  const all = toCells(line, low, high, wide);
  const first = findFirstMarked(all, from, to);
  const { begin, end } = fitCells(all, first, to, low === 0 && high === line.length ? width : 0, width - 2 * measureWidth(CUT, wide));

  const before = all.slice(begin, first);
  const marked = to > from ? all.slice(first, end).filter((cell) => cell.start < to) : [];
  const after = all.slice(first + marked.length, end);
  const head = begin > 0 || low > 0 ? CUT : '';
  const tail = end < all.length || high < line.length ? CUT : '';
  return {
    source: `${head}${joinCells(before)}${marked.length === 0 ? '' : paint(joinCells(marked))}${joinCells(after)}${tail}`,
    mark: `${' '.repeat(measureWidth(head, wide) + sumWidths(before))}${'^'.repeat(Math.max(1, sumWidths(marked)))}`,
  };
}

/** Index of the first marked cell, or of the base character when the mark starts with a combining one. */
function findFirstMarked(all: readonly Cell[], from: number, to: number): number {
  const at = all.findIndex(({ end }) => end > from);
  let first = at === -1 ? all.length : at;
  if (to > from) while (first > 0 && all[first]?.width === 0) first -= 1;
  return first;
}

/** Chooses the cells to show: all if they fit in `whole` columns, else as many around the mark as fit in `room`. */
function fitCells(all: readonly Cell[], first: number, to: number, whole: number, room: number): { begin: number; end: number } {
  if (sumWidths(all) <= whole) return { begin: 0, end: all.length };
  const marked = Math.min(room, sumWidths(all.slice(first).filter(({ start }) => start < to)));
  const widthAt = (index: number) => (all[index] as Cell).width;
  let begin = first;
  let end = first;
  let used = 0;
  const backTo = (limit: number) => {
    while (begin > 0 && used + widthAt(begin - 1) <= limit) used += widthAt(--begin);
  };
  // Centre the mark, but keep the start of a long one in view.
  backTo(Math.max(Math.floor(room / 4), Math.floor((room - marked) / 2)));
  while (end < all.length && used + widthAt(end) <= room) used += widthAt(end++);
  backTo(room);
  // Drop combining characters whose base was cut, or they would combine with the ….
  while (begin < first && begin > 0 && widthAt(begin) === 0) begin += 1;
  return { begin, end };
}

function sumWidths(some: readonly Cell[]): number {
  return some.reduce((sum, { width }) => sum + width, 0);
}

function joinCells(some: readonly Cell[]): string {
  return some.map(({ shown }) => shown).join('');
}
