import { deriveIssueDate } from '../model/derive.ts';
import { toFileStart } from '../model/place.ts';
import { defineRule } from './rule.ts';

/** An issue has a date, in its file or from its newest item. */
export const dateKnown = defineRule({
  code: 'date-known',
  group: 'series',
  settable: false,
  sentence: () => ({ zh: '不知道本期的日期', en: 'The issue has no date' }),
  hint: () => ({ zh: '请在 issue.yaml 里写“日期: 2021-09-15”', en: 'Write “date: 2021-09-15” in issue.yaml' }),
  explanation: {
    reason: {
      zh: '日期印在报头上，也是排序和归档的依据。',
      en: 'The date is printed in the masthead and orders the archive.',
    },
    wrong: 'issue.yaml 和稿件都没有日期',
    right: '日期: 2021-09-15',
  },
  *check({ manuscript: { issue, items } }) {
    const values = items.map((item) => item.values);
    if (deriveIssueDate(issue.values, values) !== undefined) return;
    // A broken date is reported by the reader, and so is an item without one.
    if (issue.broken.has('date') || items.length > 0) return;
    yield { place: toFileStart(issue.file), args: {} };
  },
});
