import { toExcerpt } from '../diagnostics/excerpt.ts';
import { isPrinted } from '../model/derive.ts';
import { findPlace } from './places.ts';
import { defineRule } from './rule.ts';

/** No two printed items have the same title, apart from a final full stop. */
export const titleUnique = defineRule<{ title: string; other: string }>({
  code: 'title-unique',
  group: 'provenance',
  sentence: ({ title, other }) => ({ zh: `标题“${title}”与“${other}”重复`, en: `“${other}” has the same title: “${title}”` }),
  hint: () => ({ zh: '请核对是不是同一篇稿件放了两次', en: 'Check whether the item was added twice' }),
  explanation: {
    reason: {
      zh: '同一期里两篇稿件同一个标题，多半是同一篇放了两次。',
      en: 'Two items with the same title are usually the same item added twice.',
    },
    wrong: '两个文件都写：标题: 某县推进乡村振兴',
    right: '两篇各有自己的标题，或只留一篇',
  },
  *check({ manuscript: { items } }) {
    const first = new Map<string, string>();
    for (const item of items) {
      const { title } = item.values;
      // A rejected duplicate may stay in the folder.
      if (title === undefined || !isPrinted(item.values)) continue;
      const key = normalizeTitle(title);
      const other = first.get(key);
      if (other === undefined) first.set(key, item.name);
      else yield { place: findPlace(item, 'title'), args: { title: toExcerpt(title), other } };
    }
  },
});

/** Normalises a title for comparison. */
export function normalizeTitle(title: string): string {
  return title.replace(/。$/, '');
}
