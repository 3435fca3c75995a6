import { writeAction } from './appearance.ts';
import type { PageContext } from './context.ts';
import type { Bookmark } from './marks.ts';
import { element, listElement, type Markup } from './xml.ts';

/** Writes the outline: sections, and the items below them. */
export function writeOutline(bookmarks: readonly Bookmark[], context: Pick<PageContext, 'pageIds' | 'addresses'>): Markup | null {
  return listElement(
    'Outlines',
    bookmarks.map((bookmark) => writeEntry(bookmark, context)),
  );
}

function writeEntry({ title, target, children }: Bookmark, context: Pick<PageContext, 'pageIds' | 'addresses'>): Markup {
  const action = writeAction(target, context);
  return element(
    'OutlineElem',
    { Title: title, Count: children.length > 0 ? children.length : undefined, Expanded: true },
    action === null ? null : element('Actions', {}, action),
    ...children.map((child) => writeEntry(child, context)),
  );
}
