import { diagnostic } from '../diagnostics/diagnostic.ts';
import { excerpt } from '../diagnostics/excerpt.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { startOf } from '../model/place.ts';
import { listedCategories } from './categories.ts';
import type { Rule } from './rule.ts';

/** An item's category is in the publication's list. */
export const categoryKnown: Rule = {
  codes: ['category-known'],
  *check({ manuscript: { publication, items } }) {
    const known = listedCategories(publication);
    if (known === null) return;
    for (const item of items) {
      const { category } = item.values;
      if (category === undefined || known.includes(category)) continue;
      yield diagnostic('category-known', item.place('category') ?? startOf(item.file), {
        category: excerpt(category),
        nearest: nearest(category, known),
        // A short list is worth showing whole when no name is near.
        known: known.slice(0, 10),
      });
    }
  },
};
