import type { Layout, Page, PlacedBlock } from '../model/layout.ts';

/** Whether a block is text: part of a section, or the editor's note before the sections. */
export function isText(block: PlacedBlock): boolean {
  if (block.kind === 'paragraph') return !block.role.startsWith('contents-');
  return block.kind !== 'masthead' && block.kind !== 'imprint';
}

/** Lines of text on a page. Tables and pictures count as the rows they take; blank rows do not count. */
function countLines({ blocks }: Page): number {
  return blocks.filter(isText).reduce((total, { rows }) => total + rows, 0);
}

/** Lines of text on the last page that has any, which editors look at next to the page count. */
export function countLastLines({ pages }: Layout): number {
  const last = pages.findLast(({ blocks }) => blocks.some(isText));
  return last === undefined ? 0 : countLines(last);
}
