import { startOf } from '../model/place.ts';
import { rule } from './rule.ts';

/** An issue has items. */
export const issueItems = rule({
  code: 'issue-items',
  group: 'shape',
  settable: false,
  sentence: () => ({ zh: '本期没有稿件', en: 'The issue has no items' }),
  hint: () => ({ zh: '请把稿件（.md 文件）直接放在本期文件夹里', en: 'Put items (.md files) directly into the issue’s folder' }),
  explanation: {
    reason: {
      zh: '没有稿件就没有可以印的内容。',
      en: 'Without items there is nothing to print.',
    },
    wrong: 'issue-12/ 里只有 issue.yaml',
    right: 'issue-12/ 里有 01-某县.md',
  },
  *check({ manuscript: { issue, items } }) {
    if (items.length === 0) yield { place: startOf(issue.file), args: {} };
  },
});
