import { isPrinted } from '../model/derive.ts';
import { toFileStart } from '../model/place.ts';
import { defineRule } from './rule.ts';

/** An issue has items to print. */
export const issueItems = defineRule<{ unprinted: number }>({
  code: 'issue-items',
  group: 'shape',
  settable: false,
  sentence: ({ unprinted }) =>
    unprinted === 0
      ? { zh: '本期没有稿件', en: 'The issue has no items' }
      : {
          zh: `本期的 ${unprinted} 篇稿件都是留用或未采用，没有一篇要印`,
          en: 'Every item of the issue is held or rejected; there is nothing to print',
        },
  hint: ({ unprinted }) =>
    unprinted === 0
      ? { zh: '请把稿件（.md 文件）直接放在本期文件夹里', en: 'Put items (.md files) directly in the issue’s folder' }
      : { zh: '请把要印的稿件的“状态”改为“采用”', en: 'Set the status of the items to print to “used”' },
  explanation: {
    reason: {
      zh: '没有稿件就没有可以印的内容。',
      en: 'Without items there is nothing to print.',
    },
    wrong: 'issue-12/ 里只有 issue.yaml',
    right: 'issue-12/ 里有 01-某县.md',
  },
  *check({ manuscript: { issue, items } }) {
    if (items.some(({ values }) => isPrinted(values))) return;
    yield { place: toFileStart(issue.file), args: { unprinted: items.length } };
  },
});
