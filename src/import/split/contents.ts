import { ITEMS } from '../../read/bounds.ts';
import { type Block, getLine, getText } from '../document.ts';
import { findNumber } from '../numbers.ts';
import { isContentsHeading } from '../text/contents-lines.ts';
import { removeSpaces } from '../text/join.ts';

/** The table of contents of an issue. */
export interface Contents {
  /** Item titles in order, without marks, numbers and page numbers. */
  readonly titles: readonly string[];
  /** Number of blocks that it covers, from its heading. */
  readonly start: number;
  readonly end: number;
}

const LEADER =
  /(?:[\s.…·•．‥_—-]*(?:[（(【]\s*(?:第\s*)?\d{1,3}\s*[页版]?\s*[）)】]|[.…·•．‥—-]{2,}\s*\d{1,3}|\s*(?:[/／]|\bP\.?)\s*\d{1,3}|[\s]+(?:第\s*)?\d{1,3}(?:\s*版|\s*页)?)|[.…·•．‥]{2,})$/;
const GLUED = /(?<=\D)\d{1,3}$/;
const MARK = /^[△▲▽▼◆◇●○■□★☆※⊙▶►➤☞✦❖·•\s]+/;
/** Maximum length of a line of contents. */
const LONGEST = 80;

/** Finds the contents: lines below their heading with a page number or leader, or whose words occur again as a title or section. */
export function findContents(blocks: readonly Block[], heading: string): Contents | null {
  const own = removeSpaces(heading);
  const start = blocks.findIndex((block) => isHeading(getLine(block), own));
  if (start === -1) return null;
  const lines = blocks.map((block) => toWords(getLine(block)));
  const titles: string[] = [];
  let end = start + 1;
  // One more than an issue may have, which is enough to reject it.
  while (end < blocks.length && titles.length <= ITEMS) {
    const line = getEntry(blocks[end]);
    const words = lines[end] ?? '';
    // Page numbers that a PDF reader puts on lines of their own.
    if (titles.length > 0 && /^[（(]?\d{1,3}[）)]?$/.test(line)) {
      end += 1;
      continue;
    }
    if (line.length > LONGEST || words === '' || /[。！？]$/.test(line)) break;
    const isRepeated = (sought: string) => lines.some((other, at) => at > end && isSame(other, sought));
    const recurs = isRepeated(words);
    // A page number that a PDF reader joined to the title.
    const glued = !recurs && GLUED.test(words) && isRepeated(words.replace(GLUED, ''));
    const paged = glued || LEADER.test(line);
    // The second line of a title.
    const above = titles.at(-1);
    if (!recurs && !glued && above !== undefined && isRepeated(toWords(above + line))) {
      titles[titles.length - 1] = above + line.replace(LEADER, '');
      end += 1;
      continue;
    }
    if (!paged && !recurs) break;
    // If the words occur again right below, the contents have ended.
    if (!paged && titles.length > 0 && isSame(lines.slice(start + 1, end).find((other) => isSame(other, words)) ?? '', words)) break;
    titles.push(
      line
        .replace(glued ? GLUED : LEADER, '')
        .replace(MARK, '')
        .trim(),
    );
    end += 1;
  }
  return { titles: titles.map((title) => title.slice(findNumber(title)?.length ?? 0)), start, end };
}

/** An entry on one line. The blank at which an entry is broken is the title's or the break's: the title in the text tells. */
function getEntry(block: Block | undefined): string {
  if (block === undefined || block.kind === 'table') return '';
  return getText(block.pieces)
    .replace(/\s*\n\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a line is the heading of the contents. */
export function isHeading(line: string, own: string): boolean {
  return isContentsHeading(line) || (own !== '' && removeSpaces(line) === own);
}

/** Whether a line is, or begins with, the words of another. */
function isSame(line: string, words: string): boolean {
  return words.length >= 2 && (line === words || (words.length >= 4 && line.startsWith(words)));
}

function toWords(line: string): string {
  const bare = line.slice(0, 200).replace(MARK, '');
  const text = bare.slice(findNumber(bare)?.length ?? 0).replace(LEADER, '');
  return removeSpaces(text.replace(/^[【〔[《]|[】〕\]》]$/g, '').replace(/^[^：:]{2,30}[：:](?=.)/, ''));
}
