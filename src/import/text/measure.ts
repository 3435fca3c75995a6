import type { Line } from './lines.ts';

/** The line width to which a text was wrapped. It distinguishes full lines from ends of paragraphs. */
export interface Measure {
  /** @param lost ems of leading white space that may have been lost */
  isFull(line: Line, lost?: number): boolean;
  /** Width of the most common full line, in ems. */
  readonly width: number;
  /** Whether a line is too long to end a paragraph without punctuation, so that an unbreakable word left it short. */
  isLong(line: Line): boolean;
}

/** Slack of a full line, in ems: a mark kept off the next line's start, or an unbreakable number or word. */
const SLACK = 2.5;
/** Plausible line widths of print, in ems; longer lines are not wrapped. */
const NARROWEST = 12;
const WIDEST = 60;
/** Share of the line width above which an unpunctuated line is not an end. */
const LONG = 0.7;
/** Minimum number of full lines. */
const FEWEST = 3;
/** Lines of a masthead, which end without a mark but break no sentence: they have a gap, or end with a date. */
const MASTHEAD = /\S(?:\u3000|\s{2,})\s*\S|\d\s*[日期号](?:[）)])?$/;
/** Blanks between words at the left and at the right of a line. */
const GAP = /\S(?:\u3000{3,}| {4,})\s*\S/;
/** Minimum share of text in full lines, and of full lines that break inside a sentence, for text to be wrapped. */
const MOSTLY = 0.4;
const AMID = 0.3;

/** Detects the line width; null if each line is a paragraph. */
export function detectMeasure(lines: readonly Line[]): Measure | null {
  const width = findCommonest(lines, (line) => line.width, SLACK);
  const length = findCommonest(lines, (line) => line.text.length, 0);
  const byLength = length.extent > width.extent * 0.9;
  const by = byLength ? length : width;
  const isFull = (line: Line, lost = 0) => (byLength && line.text.length >= length.value) || line.width >= width.value - SLACK - lost;
  if (by.value < NARROWEST || by.value > WIDEST || by.count < FEWEST) return null;
  // Paragraph ends and titles are shorter; no line may be longer, except with words at both ends.
  if (lines.filter((line) => line.width > width.value + SLACK + 1 && !GAP.test(line.text)).length > lines.length * 0.05) return null;
  const full = lines.filter((line) => isFull(line));
  const amid = full.filter(({ text }) => !/[。！？：；.!?]["'”’）)]*$/.test(text) && !MASTHEAD.test(text));
  return sumWidths(full) < sumWidths(lines) * MOSTLY || amid.length < Math.max(1, full.length * AMID)
    ? null
    : { width: width.value, isFull, isLong: (line) => line.width >= width.value * LONG };
}

function sumWidths(lines: readonly Line[]): number {
  return lines.reduce((sum, { width }) => sum + width, 0);
}

interface CommonValue {
  readonly value: number;
  /** Number of lines at the value, and their total extent. */
  readonly count: number;
  readonly extent: number;
}

/** Finds the value with the most text at it or within the slack below it, as table cells are many lines but little text. */
function findCommonest(lines: readonly Line[], by: (line: Line) => number, slack: number): CommonValue {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(by(line), (counts.get(by(line)) ?? 0) + 1);
  let best: CommonValue = { value: 0, count: 0, extent: 0 };
  for (const value of counts.keys()) {
    const near = [...counts].filter(([other]) => other <= value && other >= value - slack);
    const count = near.reduce((sum, [, times]) => sum + times, 0);
    const extent = near.reduce((sum, [other, times]) => sum + other * times, 0);
    // On a tie the smaller value needs less slack.
    if (extent > best.extent || (extent === best.extent && value < best.value)) best = { value, count, extent };
  }
  return best;
}
