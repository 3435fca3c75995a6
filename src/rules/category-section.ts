import { diagnostic } from '../diagnostics/diagnostic.ts';
import { excerpt } from '../diagnostics/excerpt.ts';
import { isPrinted } from '../model/item.ts';
import { startOf } from '../model/place.ts';
import { sectionFor } from '../model/publication.ts';
import { listedCategories } from './categories.ts';
import type { Rule } from './rule.ts';

/** A category that the publication knows, and a printed item uses, has a section that prints it. */
export const categorySection: Rule = {
  codes: ['category-section'],
  *check({ manuscript: { publication, items } }) {
    const known = listedCategories(publication);
    const { sections } = publication.values;
    if (known === null || sections === undefined) return;
    for (const item of items) {
      const { category } = item.values;
      if (
        category === undefined ||
        !isPrinted(item.values) ||
        !known.includes(category) ||
        sectionFor({ sections }, category) !== undefined
      )
        continue;
      yield diagnostic('category-section', item.place('category') ?? startOf(item.file), { category: excerpt(category) });
    }
  },
};
