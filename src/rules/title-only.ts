import type { ItemDraft } from '../model/manuscript.ts';
import { findSection, type Publication } from '../model/publication.ts';

/** Whether an item's title may be all of it (简讯), by its section. */
export function isTitleOnly({ values: { category } }: ItemDraft, { sections }: Partial<Publication>): boolean {
  return sections !== undefined && category !== undefined && findSection({ sections }, category)?.item_title === 'only';
}
