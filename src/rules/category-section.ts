import { toExcerpt } from '../diagnostics/excerpt.ts';
import { isPrinted } from '../model/derive.ts';
import { findSection } from '../model/publication.ts';
import { listCategories } from './categories.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** A known category that a printed item uses has a section to print it. */
export const categorySection = defineRule<{ category: string }>({
  code: 'category-section',
  group: 'provenance',
  settable: false,
  sentence: ({ category }) => ({ zh: `类别“${category}”没有归到任何栏目`, en: `No section prints the category “${category}”` }),
  hint: () => ({
    zh: '请在 bulletin.yaml 某个栏目的“类别”（categories）里补上，或改稿件的类别',
    en: 'Add it to the categories of a section in bulletin.yaml, or change the item’s category',
  }),
  explanation: {
    reason: {
      zh: '类别没有归到栏目，这一类的稿件就印不出来。',
      en: 'Items of a category without a section are not printed.',
    },
    wrong: '类别: 简讯（没有栏目收“简讯”）',
    right: '栏目: [{ 栏目名: 动态, 类别: [简讯] }]',
  },
  *check({ manuscript: { publication, items } }) {
    const known = listCategories(publication);
    const { sections } = publication.values;
    if (known === null || sections === undefined) return;
    for (const item of items.filter(({ values }) => isPrinted(values))) {
      const { category } = item.values;
      if (category === undefined || !known.includes(category) || findSection({ sections }, category) !== undefined) continue;
      yield { place: findPlace(item, 'category'), args: { category: toExcerpt(category) } };
    }
  },
});
