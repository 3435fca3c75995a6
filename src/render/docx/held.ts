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
  for (const { blocks } of pages) {
    const texts = blocks.slice(0, blocks.findIndex((block) => !isTitle(block)) + 1);
    const last = texts.at(-1);
    if (texts.length < 2 || last?.kind !== 'paragraph') continue;
    const text = last.lines.map(readLine).join('');
    held.add(last.role === 'list' ? text.replace(LIST_LABEL, '') : text);
  }
  return (text) => held.has(text.replace(/\s+/gu, ''));
}

function isTitle(block: PlacedBlock): boolean {
  return block.kind === 'paragraph' && TITLE.test(block.role) && !block.continued;
}

/** Paragraph options that keep two lines of a text together, where it is below a title that the layout moved. */
export function toHeldOptions({ isHeld }: { readonly isHeld: (text: string) => boolean }, text: string): { readonly widowControl?: true } {
  return isHeld(text) ? { widowControl: true } : {};
}
