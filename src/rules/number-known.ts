import { deriveIssueNumber } from '../model/derive.ts';
import { toFileStart } from '../model/place.ts';
import { defineRule } from './rule.ts';

/** An issue has a number, in its file or its folder's name. */
export const numberKnown = defineRule({
  code: 'number-known',
  group: 'series',
  settable: false,
  sentence: () => ({ zh: '不知道是第几期', en: 'The issue has no number' }),
  hint: () => ({
    zh: '请在 issue.yaml 里写“期号: 12”，或把文件夹命名为 issue-12',
    en: 'Write “number: 12” in issue.yaml, or name the folder issue-12',
  }),
  explanation: {
    reason: {
      zh: '期号印在报头上，也用来命名生成的文件。',
      en: 'The number is printed in the masthead and names the files.',
    },
    wrong: '文件夹叫“本期”，issue.yaml 里没有期号',
    right: '期号: 12',
  },
  *check({ manuscript: { issue, folder } }) {
    if (issue.broken.has('number') || deriveIssueNumber(issue.values, folder) !== undefined) return;
    yield { place: toFileStart(issue.file), args: {} };
  },
});
