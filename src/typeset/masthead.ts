import { type Masthead, numberLine } from '../model/bulletin.ts';
import type { PageSettings } from '../model/page.ts';
import { widthOfWords } from './paragraph.ts';
import type { Report } from './report.ts';
import { TABLE_SIZES } from './styles.ts';

/** Least distance between the words at the left of a line and those at its right, in characters. */
const GAP = 1;

/** Clear at both ends together of a line that does not begin at the margin, in characters. */
const CLEAR = 2;

/**
 * Reports lines of the masthead that are too long to be read. The template sets each on one line whatever its length, in smaller type when
 * it must, as everything in the masthead has its place; below the smallest type that is set anywhere else nobody reads it in print.
 */
export function checkMasthead(masthead: Masthead, page: PageSettings, report: Report): void {
  const { notice, copy, signer, publisher, date } = masthead;
  const numbers = numberLine(masthead);
  const smallest = Math.min(page.size.body, ...TABLE_SIZES);
  const lines = [
    { line: [notice, copy], clear: 0 },
    { line: [numbers, signer], clear: signer === null ? 0 : CLEAR },
    { line: [publisher, date], clear: CLEAR },
  ];
  for (const { line, clear } of lines) {
    const words = line.filter((text) => text !== null);
    const width = words.reduce((sum, text) => sum + widthOfWords(text), GAP * (words.length - 1));
    const size = (page.size.body * (page.grid.characters - clear)) / width;
    const [longest = ''] = words.toSorted((a, b) => widthOfWords(b) - widthOfWords(a));
    if (words.length > 0 && size < smallest) report.masthead(longest, Math.round(size * 10) / 10);
  }
}
