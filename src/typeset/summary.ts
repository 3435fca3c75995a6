import type { Layout, Page, Placed } from '../model/layout.ts';

/** Whether a block is part of the text: of the sections and their items, or the editor's note before them. */
export function isText(block: Placed): boolean {
  if (block.kind === 'paragraph') return !block.role.startsWith('contents-');
  return block.kind !== 'masthead' && block.kind !== 'imprint';
}

/** How many lines of text stand on a page; a table counts the rows of the grid it takes, and so does a picture. Blank rows count not. */
function countLines({ blocks }: Page): number {
  return blocks.filter(isText).reduce((total, { rows }) => total + rows, 0);
}

/** How many lines of text stand on the last page that has any: what an editor wants to know beside the number of pages. */
export function countLastLines({ pages }: Layout): number {
  const last = pages.findLast(({ blocks }) => blocks.some(isText));
  return last === undefined ? 0 : countLines(last);
}
