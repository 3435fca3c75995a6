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
  const raw = text.replaceAll('\f', '\n\f\n').split('\n');
  const numbers = bareNumbers(raw);
  const common = Math.min(...raw.filter((line) => line.trim() !== '').map((line) => indentOf(line)), 1000);
  const lines: Line[] = [];
  let pages = 0;
  let afterBlank = false;
  let afterPage = false;
  for (const [index, line] of raw.entries()) {
    const trimmed = line.trim();
    if (line.includes('\f') || PAGE_NUMBER.test(trimmed) || numbers.has(index)) {
      if (trimmed !== '' || line.includes('\f')) pages += 1;
      afterPage = true;
    } else if (trimmed === '') afterBlank = true;
    else {
      const indent = indentOf(line) - common;
      lines.push({ text: trimmed, indent, width: widthOf(trimmed) + indent, afterBlank, afterPage });
      afterBlank = false;
      afterPage = false;
    }
  }
  return { lines, pages };
}

function indentOf(line: string): number {
  return widthOf(/^\s*/.exec(line)?.[0] ?? '');
}

/** Lines that are a number alone and count on from one another are page numbers; a single one may be anything. */
function bareNumbers(raw: readonly string[]): ReadonlySet<number> {
  const found = raw.flatMap((line, index) => (BARE_NUMBER.test(line.trim()) ? [{ index, number: Number(line.trim()) }] : []));
  const counting = found.every(({ number }, at) => at === 0 || number === (found[at - 1]?.number ?? 0) + 1);
  return new Set(found.length > 1 && counting ? found.map(({ index }) => index) : []);
}
