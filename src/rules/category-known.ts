import { quoteNames } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import { findNearest } from '../diagnostics/nearest.ts';
import { listCategories } from './categories.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** Categories of items, and categories with points of their own, are on the publication's list. */
export const categoryKnown = defineRule<{ category: string; nearest: readonly string[]; known: readonly string[] }>({
  code: 'category-known',
  group: 'provenance',
  settable: false,
  sentence: ({ category }) => ({ zh: `本刊没有“${category}”这个类别`, en: `The publication has no category “${category}”` }),
  hint: ({ nearest, known }) =>
    nearest.length === 0
      ? { zh: `可以写：${quoteNames(known).zh}`, en: `Write one of ${quoteNames(known).en}` }
      : { zh: `名称相近的有：${quoteNames(nearest).zh}`, en: `Nearest names: ${quoteNames(nearest).en}` },
  explanation: {
    reason: {
      zh: '类别决定稿件排在哪个栏目；类别写错，稿件就没有地方排。',
      en: 'The category decides the section; an item of an unknown category is not printed.',
    },
    wrong: '类别: 市内动态',
    right: '类别: 市内信息',
  },
  *check({ manuscript: { publication, items } }) {
    const known = listCategories(publication);
    if (known === null) return;
    const named = items.map((item) => ({ category: item.values.category, place: findPlace(item, 'category') }));
    const scored = (publication.values.points?.categories ?? []).map(({ category }, at) => ({
      category,
      place: findPlace(publication, `points.categories.${at}.category`),
    }));
    for (const { category, place } of [...scored, ...named]) {
      if (category === undefined || known.includes(category)) continue;
      yield {
        place,
        args: {
          category: toExcerpt(category),
          nearest: findNearest(category, known),
          // A short list is shown whole when no name is close.
          known: known.slice(0, 10),
        },
      };
    }
  },
});
