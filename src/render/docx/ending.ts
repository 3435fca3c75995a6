import type { Block, Note } from '../../model/body.ts';
import type { Bulletin, BulletinItem } from '../../model/bulletin.ts';
import type { Layout } from '../../model/layout.ts';

/** Lines of a paragraph that may go to the imprint's page together. */
const LONGEST = 4;

/** An item stands for its opening or for its attribution, whichever is last. */
type Kept = BulletinItem | Block | Note;

/**
 * What ends the text with a paragraph that must stand on the imprint's page: a note, a paragraph of the body, or the item; null when there is none.
 *
 * The imprint never stands alone when a line can come with it, and the layout cuts the last paragraph for that. A document that is edited
 * can only say 与下段同页. Word then brings the paragraph's last lines, LibreOffice 7.4 all of it (measured), so it is said of short ones
 * only: before an imprint that takes a page of its own, a long last paragraph stays whole on the page before.
 */
export function keptWithImprint({ sections }: Bulletin, { pages }: Layout): Kept | null {
  const item = sections.at(-1)?.items.at(-1);
  const last = pages.findIndex(({ blocks }) => blocks.some(({ kind }) => kind === 'imprint'));
  const placed = pages[last]?.blocks.filter(({ kind }) => kind !== 'imprint').at(-1);
  if (item === undefined || placed?.kind !== 'paragraph') return null;
  const before = placed.continued ? (pages[last - 1]?.blocks.at(-1)?.rows ?? 0) : 0;
  if (placed.rows + before > LONGEST) return null;
  if (item.notes.length > 0) return item.notes.at(-1) ?? null;
  return placed.role === 'attribution' ? item : (item.body.at(-1) ?? item);
}

/** Keeps a paragraph on the imprint's page when it is written for the very thing that must stand there. */
export function keptBy({ kept }: { readonly kept: Kept | null }, written: Kept): { readonly keepNext?: true } {
  return kept === written ? { keepNext: true } : {};
}
