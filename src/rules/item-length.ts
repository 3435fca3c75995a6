import type { ItemDraft } from '../model/manuscript.ts';
import { isField } from '../model/passage.ts';
import { toFileStart } from '../model/place.ts';
import { findSection } from '../model/publication.ts';
import { defineRule } from './rule.ts';

/**
 * An item's text has the length its section asks for. Counts the printed characters of the body (text, headings, lists, tables, captions,
 * notes) with punctuation and without white space; title and attribution do not count. Reported at the title, which stays put while the
 * text is cut.
 */
export const itemLength = defineRule<{ length: number; limit: number; section: string }>({
  code: 'item-length',
  group: 'shape',
  severity: 'warning',
  sentence: ({ length, limit, section }) =>
    length > limit
      ? {
          zh: `正文有 ${length} 字，“${section}”最多 ${limit} 字，多了 ${length - limit} 字`,
          en: `The text has ${length} characters, ${length - limit} more than the ${limit} that “${section}” allows`,
        }
      : {
          zh: `正文只有 ${length} 字，“${section}”最少 ${limit} 字，差 ${limit - length} 字`,
          en: `The text has ${length} characters, ${limit - length} fewer than the ${limit} that “${section}” asks for`,
        },
  hint: ({ length, limit }) =>
    length > limit
      ? {
          zh: '请删短，或换一个栏目；标点计算在内，空格不计',
          en: 'Shorten it or choose another section; punctuation counts, spaces do not',
        }
      : {
          zh: '请补充，或换一个栏目；标点计算在内，空格不计',
          en: 'Add to it or choose another section; punctuation counts, spaces do not',
        },
  explanation: {
    reason: {
      zh: '栏目在 bulletin.yaml 里规定了稿件的字数（length），长了挤占版面，短了说不清楚。',
      en: 'The section sets the length of its items (length); longer ones take space from others.',
    },
    wrong: '字数: { 最多: 500 }，稿件有 812 字',
    right: '字数: { 最多: 500 }，稿件有 498 字',
  },
  *check({ manuscript: { publication, items } }) {
    const { sections } = publication.values;
    if (sections === undefined) return;
    for (const item of items) {
      const { category } = item.values;
      const section = category === undefined ? undefined : findSection({ sections }, category);
      if (section === undefined || item.bodyBroken === true || item.body.length === 0) continue;
      const { min = 0, max = Number.POSITIVE_INFINITY } = section.length;
      const length = measureText(item);
      const limit = length > max ? max : length < min ? min : null;
      if (limit !== null) yield { place: findTitlePlace(item), args: { length, limit, section: section.title } };
    }
  },
});

function measureText({ passages }: ItemDraft): number {
  return passages.filter((passage) => !isField(passage)).reduce((length, { text }) => length + [...text.replace(/\s/g, '')].length, 0);
}

function findTitlePlace({ file, passages }: ItemDraft) {
  return passages.find(({ kind }) => kind === 'title')?.place() ?? toFileStart(file);
}
