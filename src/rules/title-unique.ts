import { diagnostic } from '../diagnostics/diagnostic.ts';
import { excerpt } from '../diagnostics/excerpt.ts';
import { isPrinted } from '../model/item.ts';
import { startOf } from '../model/place.ts';
import type { Rule } from './rule.ts';

/** No two printed items have one title; a closing full stop makes no difference, as titles are printed with one. */
export const titleUnique: Rule = {
  codes: ['title-unique'],
  *check({ manuscript: { items } }) {
    const first = new Map<string, string>();
    for (const item of items) {
      const { title } = item.values;
      // The second copy of an item is often kept as rejected.
      if (title === undefined || !isPrinted(item.values)) continue;
      const key = title.replace(/。$/, '');
      const other = first.get(key);
      if (other === undefined) first.set(key, item.name);
      else yield diagnostic('title-unique', item.place('title') ?? startOf(item.file), { title: excerpt(title), other });
    }
  },
};
