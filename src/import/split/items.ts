import { type Block, getLine, getText } from '../document.ts';
import { removeSpaces } from '../text/join.ts';
import { startsWithMark } from './sections.ts';

/** The blocks of each item of a section, and those before the first. */
export interface Items {
  readonly before: readonly Block[];
  readonly items: readonly (readonly Block[])[];
}

/**
 * Takes a section apart into items: at the marks; where there are none at the titles that the contents list, that a style, the middle of the
 * line or bold makes titles, or that follow the attribution of the item before.
 */
export function splitItems(blocks: readonly Block[], marks: readonly string[], contents: readonly string[]): Items {
  const listed = new Set(contents.map(removeSpaces));
  const byMark = blocks.some((block) => startsWithMark(block, marks));
  const starts = blocks.flatMap((block, index) => {
    const begins = byMark ? startsWithMark(block, marks) : isTitle(block, blocks[index - 1], listed);
    return begins ? [index] : [];
  });
  // What ends with an attribution is an item, whether or not its title could be told.
  if (isAttribution(blocks[(starts[0] ?? 0) - 1])) starts.unshift(0);
  const first = starts[0] ?? 0;
  const cuts = starts.length === 0 ? [0] : starts;
  return {
    before: blocks.slice(0, first),
    items: cuts.map((at, number) => blocks.slice(at, cuts[number + 1])).filter((item) => item.length > 0),
  };
}

function isTitle(block: Block, before: Block | undefined, listed: ReadonlySet<string>): boolean {
  if (block.kind === 'table') return false;
  const line = getLine(block);
  if (line === '' || line.length > 60 || /[。；，：）)]$/.test(line)) return false;
  if (listed.has(removeSpaces(line)) || block.title || block.heading === 1 || block.centred) return true;
  const isBold = block.pieces.every((piece) => piece.kind !== 'text' || piece.bold || piece.text.trim() === '');
  if (isBold && !/^[（(一二三四五六七八九十\d]/.test(line)) return true;
  return isAttribution(before);
}

/** Whether a block is a line of nothing but words in brackets. */
function isAttribution(block: Block | undefined): boolean {
  return block !== undefined && block.kind === 'paragraph' && /[）)]\s*$/.test(getText(block.pieces)) && /^[（(]/.test(getLine(block));
}
