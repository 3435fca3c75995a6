import { type Cell, measureWidth, toCells } from './columns.ts';

/** A line of a file and the line under it, which marks some of its characters. */
export interface MarkedLine {
  readonly source: string;
  readonly mark: string;
}

export interface MarkedLineOptions {
  /** Columns there are. */
  readonly width: number;
  /** Whether ambiguous characters take two of them, see `TextStyle`. */
  readonly wide: boolean;
  /** Sets off the marked characters within the line itself, for where a terminal draws a character wider than Unicode says. */
  readonly paint: (text: string) => string;
}

const CUT = '…';

/**
 * A line with ^ under the characters from one code unit to before another; one ^ where they are none. An item keeps a whole paragraph on a
 * line, so a line that does not fit is cut to what stands around the mark, with … where something is left out.
 */
export function formatMarkedLine(line: string, from: number, to: number, { width, wide, paint }: MarkedLineOptions): MarkedLine {
  // What is shown lies within this many code units of the mark's beginning: each takes half a column at least, or belongs to one that does.
  const low = Math.max(0, from - width);
  const high = Math.min(line.length, from + 2 * width);
  const all = toCells(line, low, high, wide);
  const first = firstMarked(all, from, to);
  const { begin, end } = fitting(all, first, to, low === 0 && high === line.length ? width : 0, width - 2 * measureWidth(CUT, wide));

  const before = all.slice(begin, first);
  const marked = to > from ? all.slice(first, end).filter((cell) => cell.start < to) : [];
  const after = all.slice(first + marked.length, end);
  const head = begin > 0 || low > 0 ? CUT : '';
  const tail = end < all.length || high < line.length ? CUT : '';
  return {
    source: `${head}${joined(before)}${marked.length === 0 ? '' : paint(joined(marked))}${joined(after)}${tail}`,
    mark: `${' '.repeat(measureWidth(head, wide) + widthOf(before))}${'^'.repeat(Math.max(1, widthOf(marked)))}`,
  };
}

/** The first cell of the mark; where the mark begins with a combining character, the one it is drawn over. */
function firstMarked(all: readonly Cell[], from: number, to: number): number {
  const at = all.findIndex(({ end }) => end > from);
  let first = at === -1 ? all.length : at;
  if (to > from) while (first > 0 && all[first]?.width === 0) first -= 1;
  return first;
}

/** Which cells are shown: all when they fit in `whole` columns, else as many around the mark as `room` holds. */
function fitting(all: readonly Cell[], first: number, to: number, whole: number, room: number): { begin: number; end: number } {
  if (widthOf(all) <= whole) return { begin: 0, end: all.length };
  const marked = Math.min(room, widthOf(all.slice(first).filter(({ start }) => start < to)));
  const widthAt = (index: number) => (all[index] as Cell).width;
  let begin = first;
  let end = first;
  let used = 0;
  const backTo = (limit: number) => {
    while (begin > 0 && used + widthAt(begin - 1) <= limit) used += widthAt(--begin);
  };
  // As much before the mark as behind it, but for a long mark, of which the beginning is what tells.
  backTo(Math.max(Math.floor(room / 4), Math.floor((room - marked) / 2)));
  while (end < all.length && used + widthAt(end) <= room) used += widthAt(end++);
  backTo(room);
  // What is drawn over a character that was cut away would be drawn over the ….
  while (begin < first && begin > 0 && widthAt(begin) === 0) begin += 1;
  return { begin, end };
}

function widthOf(some: readonly Cell[]): number {
  return some.reduce((sum, { width }) => sum + width, 0);
}

function joined(some: readonly Cell[]): string {
  return some.map(({ shown }) => shown).join('');
}
