import type { Layout, PlacedBlock } from '../../model/layout.ts';
import { LIST_LABEL } from './fitting.ts';
import { readLine } from './looks.ts';

const TITLE = /-title$|^heading-|^byline$|^editors-note$/;

/**
 * Finds the paragraphs below titles that begin a page, by their text. The layout moved such a title because it would have had a single line
 * of text below it; Word needs to be told. Elsewhere pages are filled to their last line.
 */
export function findHeldParagraphs({ pages }: Layout): (text: string) => boolean {
  const held = new Set<string>();
  pages.forEach(({ blocks }, index) => {
    const below = blocks.findIndex((block) => !isTitle(block));
    const first = blocks[below];
    if (below < 1 || first?.kind !== 'paragraph' || !pages[index - 1]?.blocks.some(isText)) return;
    // The last page may take the end of the paragraph.
    const next = below === blocks.length - 1 ? pages[index + 1]?.blocks[0] : undefined;
    const rest = next?.kind === 'paragraph' && next.continued ? next.lines : [];
    const text = [...first.lines, ...rest].map(readLine).join('');
    held.add(first.role === 'list' ? text.replace(LIST_LABEL, '') : text);
  });
  return (text) => held.has(text.replace(/\s+/gu, ''));
}

/** Whether a block is a title, or a note before an item, that begins here. */
export function isTitle(block: PlacedBlock): boolean {
  return block.kind === 'paragraph' && TITLE.test(block.role) && !block.continued;
}

/** Paragraph options that keep two lines of a text together, where it is below a title that the layout moved. */
export function toHeldOptions({ isHeld }: { readonly isHeld: (text: string) => boolean }, text: string): { readonly widowControl?: true } {
  return isHeld(text) ? { widowControl: true } : {};
}

function isText(block: PlacedBlock): boolean {
  return block.kind === 'paragraph' ? !block.role.startsWith('contents-') : block.kind === 'table' || block.kind === 'image';
}
