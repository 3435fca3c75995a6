import { compareNames } from '../model/item-names.ts';
import type { Publication } from '../model/publication.ts';
import { findSource } from '../model/publication.ts';
import type { CompleteItem } from './complete.ts';

/**
 * Order of items inside a section: the editor's own `order`, then the source's protocol rank, then date, then file name. Items without
 * `order` follow those with one. File names differ, so the order is total and does not depend on the order of reading.
 */
export function inOrder(publication: Pick<Publication, 'sources'>, items: readonly CompleteItem[]): CompleteItem[] {
  const rank = (item: CompleteItem) => findSource(publication, item.source)?.rank ?? Number.POSITIVE_INFINITY;
  const order = (item: CompleteItem) => item.order ?? Number.POSITIVE_INFINITY;
  return [...items].sort(
    (a, b) => compare(order(a), order(b)) || compare(rank(a), rank(b)) || compare(a.date, b.date) || compareNames(a.name, b.name),
  );
}

/** By value, or by UTF-16 code unit for texts: the same in every locale. */
function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
