import { isFullWidth } from '../../read/body/spacing.ts';

/** A non-blank line of text. */
export interface Line {
  /** Trimmed. */
  readonly text: string;
  /** Leading white space in ems, less the page's common margin. */
  readonly indent: number;
  /** Width of text and indent in ems: 1 for a hanzi, 0.5 for a Latin letter. */
  readonly width: number;
  /** Whether a blank line, or a page break, precedes it. */
  readonly afterBlank: boolean;
  readonly afterPage: boolean;
}

/** Width of a text in ems. */
export function measureWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isFullWidth(character) ? 1 : 0.5;
  return width;
}

/** A page number on its own line: — 3 —, －3－, 第3页, 3 / 12. */
const PAGE_NUMBER = /^(?:[—–―─－-]+\s*\d{1,4}\s*[—–―─－-]+|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/;
const BARE_NUMBER = /^\d{1,4}$/;

/** Non-blank lines without page numbers and page breaks, and the number of those. */
export function splitLines(text: string): { readonly lines: readonly Line[]; readonly pages: number } {
  const printed = text.split('\f').map((page) => page.split('\n'));
  const numbers = areBareNumbers(printed.flat());
  const lines: Line[] = [];
  let pages = printed.length - 1;
  let afterBlank = false;
  let afterPage = false;
  for (const page of printed) {
    // Layout-preserving converters compute the margin per page.
    const margin = page.reduce(
      (least, line) => (line.trim() === '' ? least : Math.min(least, measureIndent(line))),
      Number.POSITIVE_INFINITY,
    );
    for (const line of page) {
      const trimmed = line.trim();
      if (isPageNumber(trimmed, numbers)) {
        pages += 1;
        afterPage = true;
      } else if (trimmed === '') afterBlank = true;
      else {
        const indent = measureIndent(line) - margin;
        lines.push({ text: trimmed, indent, width: measureWidth(trimmed) + indent, afterBlank, afterPage });
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

function measureIndent(line: string): number {
  return measureWidth(line.slice(0, line.length - line.trimStart().length));
}

/** Whether bare numbers on their own lines are consecutive, as page numbers are; a single one may be anything. */
function areBareNumbers(lines: readonly string[]): boolean {
  const found = lines.filter((line) => line.length <= 24 && BARE_NUMBER.test(line.trim())).map(Number);
  return found.length > 1 && found.every((number, at) => at === 0 || number - 1 === found[at - 1]);
}
