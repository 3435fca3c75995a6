import { isFullWidth } from '../../read/body/spacing.ts';

/** A line of a text that is not blank. */
export interface Line {
  /** Without white space at its ends. */
  readonly text: string;
  /** Ems of white space before it, less what all lines have. */
  readonly indent: number;
  /** Ems of the text and its indent: a hanzi is one, a Latin letter half of one. */
  readonly width: number;
  /** Whether a blank line stood before it, and whether a page ended there. */
  readonly afterBlank: boolean;
  readonly afterPage: boolean;
}

/** The ems of a text. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += isFullWidth(character) ? 1 : 0.5;
  return width;
}

/** A page number on a line of its own: — 3 —, －3－, 第3页, 3 / 12. */
const PAGE_NUMBER = /^(?:[—–―─－-]+\s*\d{1,4}\s*[—–―─－-]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/;
const BARE_NUMBER = /^\d{1,4}$/;

/** The lines of a text without page numbers and page breaks, and how many of these there were. */
export function linesOf(text: string): { readonly lines: readonly Line[]; readonly pages: number } {
  const printed = text.split('\f').map((page) => page.split('\n'));
  const numbers = bareNumbers(printed.flat());
  const lines: Line[] = [];
  let pages = printed.length - 1;
  let afterBlank = false;
  let afterPage = false;
  for (const page of printed) {
    // Programs that keep the layout measure the margin of each page for itself.
    const margin = page.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))), Number.POSITIVE_INFINITY);
    for (const line of page) {
      const trimmed = line.trim();
      if (isPageNumber(trimmed, numbers)) {
        pages += 1;
        afterPage = true;
      } else if (trimmed === '') afterBlank = true;
      else {
        const indent = indentOf(line) - margin;
        lines.push({ text: trimmed, indent, width: widthOf(trimmed) + indent, afterBlank, afterPage });
        afterBlank = false;
        afterPage = false;
      }
    }
    afterPage = true;
  }
  return { lines, pages };
}

function isPageNumber(line: string, numbers: boolean): boolean {
  return line.length <= 24 && (PAGE_NUMBER.test(line) || (numbers && BARE_NUMBER.test(line)));
}

function indentOf(line: string): number {
  return widthOf(line.slice(0, line.length - line.trimStart().length));
}

/** Whether the lines that are a number alone count on from one another, as page numbers do; a single one may be anything. */
function bareNumbers(lines: readonly string[]): boolean {
  const found = lines.filter((line) => line.length <= 24 && BARE_NUMBER.test(line.trim())).map(Number);
  return found.length > 1 && found.every((number, at) => at === 0 || number - 1 === found[at - 1]);
}
