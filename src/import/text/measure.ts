import type { Line } from './lines.ts';

/** The measure to which a text was broken into lines: what tells a full line from the end of a paragraph. */
export interface Measure {
  /** @param lost ems that white space before the line may have taken, and that are gone with it */
  isFull(line: Line, lost?: number): boolean;
  /** Ems of the commonest full line. */
  readonly width: number;
  /** Whether a line is too long to be the end of a paragraph that ends without a mark: words or a number kept whole left it short. */
  isLong(line: Line): boolean;
}

/** What a line may lack of the measure, in ems: a mark that may not begin the next one, a number or word that went over whole. */
const SLACK = 2.5;
/** How many ems lines of print have; text whose lines are longer was not broken by a page. */
const NARROWEST = 12;
const WIDEST = 60;
/** Share of the measure beyond which a line without an end is no end. */
const LONG = 0.7;
/** Fewer full lines than this are no measure. */
const FEWEST = 3;
/** Share of the text that must stand in full lines, and of the full lines that must end amid a sentence, for lines to be no paragraphs. */
const MOSTLY = 0.4;
const AMID = 0.3;

/** The measure of a text broken to one; null where each line is a paragraph. */
export function measureOf(lines: readonly Line[]): Measure | null {
  const width = commonest(lines, (line) => line.width, SLACK);
  const length = commonest(lines, (line) => line.text.length, 0);
  const byLength = length.extent > width.extent * 0.9;
  const by = byLength ? length : width;
  const isFull = (line: Line, lost = 0) => (byLength && line.text.length >= length.value) || line.width >= width.value - SLACK - lost;
  if (by.value < NARROWEST || by.value > WIDEST || by.count < FEWEST) return null;
  // The pieces after which a paragraph ends, and titles, are shorter; nothing is longer.
  if (lines.filter((line) => line.width > width.value + SLACK + 1).length > lines.length * 0.05) return null;
  const full = lines.filter((line) => isFull(line));
  const amid = full.filter(({ text }) => !/[。！？：；.!?]["'”’）)]*$/.test(text));
  return widths(full) < widths(lines) * MOSTLY || amid.length < full.length * AMID
    ? null
    : { width: width.value, isFull, isLong: (line) => line.width >= width.value * LONG };
}

function widths(lines: readonly Line[]): number {
  return lines.reduce((sum, { width }) => sum + width, 0);
}

interface Commonest {
  readonly value: number;
  /** Lines at it, and how much of the text stands in them. */
  readonly count: number;
  readonly extent: number;
}

/** The value around which the most text lies, within a slack below it: cells of tables are many lines and little text. */
function commonest(lines: readonly Line[], by: (line: Line) => number, slack: number): Commonest {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(by(line), (counts.get(by(line)) ?? 0) + 1);
  let best: Commonest = { value: 0, count: 0, extent: 0 };
  for (const value of counts.keys()) {
    const near = [...counts].filter(([other]) => other <= value && other >= value - slack);
    const count = near.reduce((sum, [, times]) => sum + times, 0);
    const extent = near.reduce((sum, [other, times]) => sum + other * times, 0);
    // Of two that hold as much the smaller one has less slack to spare.
    if (extent > best.extent || (extent === best.extent && value < best.value)) best = { value, count, extent };
  }
  return best;
}
