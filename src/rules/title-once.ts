import type { Edit } from '../diagnostics/diagnostic.ts';
import { isPrinted } from '../model/derive.ts';
import type { Passage } from '../model/passage.ts';
import { defineRule } from './rule.ts';

/** The title is printed from the front matter; repeated above the text it would appear twice. */
export const titleOnce = defineRule<Record<never, never>>({
  code: 'title-once',
  group: 'shape',
  severity: 'warning',
  sentence: () => ({
    zh: '标题会印两次：正文开头又写了一遍',
    en: 'The title will be printed twice: the text begins with it',
  }),
  hint: () => ({ zh: '请删去正文里的标题', en: 'Delete it from the text' }),
  explanation: {
    reason: {
      zh: '标题按稿件开头的“标题”自动印出，正文里再写一遍就印成两个。',
      en: 'The title is printed from the front matter; typing it above the text as well prints it twice.',
    },
    wrong: '标题: 岳西县建立讲学制度\n---\n岳西县建立讲学制度\n\n制定计划……',
    right: '标题: 岳西县建立讲学制度\n---\n制定计划……',
  },
  *check({ manuscript: { items } }) {
    for (const { values, passages, text } of items) {
      const { title = '' } = values;
      const first = passages.find(({ kind }) => kind !== 'title' && kind !== 'editors-note');
      if (!isPrinted(values) || simplify(title) === '' || (first?.kind !== 'paragraph' && first?.kind !== 'heading')) continue;
      const end = findTitle(first, title, text);
      if (end === 0) continue;
      const fix = end === first.text.length && first.text === title ? makeRemoval(first, text) : null;
      yield { place: first.place(0, end), args: {}, ...(fix === null ? {} : { fix: [fix] }) };
    }
  },
});

/** Where a repeated title ends in the first passage: at the end of it, or of its first line. 0 where there is none. */
function findTitle(passage: Passage, title: string, text: string): number {
  if (simplify(passage.text) === simplify(title)) return passage.text.length;
  const { length } = title;
  const isLine = /^[^\S\n]*(?:\\|\*\*)*\n/.test(text.slice(passage.source(0, length).end));
  return isLine && passage.text.startsWith(title) ? length : 0;
}

/** Words without blanks, label, closing mark and kind of quotes. */
function simplify(words: string): string {
  return words
    .replace(/\s/g, '')
    .replace(/^(?:标题|题目)[:：]/, '')
    .replace(/[。．.]$/, '')
    .replace(/[“”"「」]/g, '"');
}

/** Removes the lines of a passage that holds nothing else, and the empty ones below it. Null where something follows on the line. */
function makeRemoval(passage: Passage, text: string): Edit | null {
  const { start, end } = passage.source(0, passage.text.length);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const [rest = ''] = /^(?:\*\*)?[ \t\u3000]*#*[ \t]*(?:\n\s*\n|\n(?=[ \t]*[\u3000#])|\n*$)/.exec(text.slice(end)) ?? [];
  const isAlone = /^[ \t\u3000]*(?:[#＃]{1,6}[ \t\u3000]+)?(?:\*\*)?$/.test(text.slice(from, start));
  return isAlone && rest !== '' ? { start: from, end: end + rest.length, text: '' } : null;
}
