import { diagnostic } from '../diagnostics/diagnostic.ts';
import { issueDate } from '../model/derive.ts';
import { startOf } from '../model/place.ts';
import type { Rule } from './rule.ts';

/** An issue has a date, in its file or from its newest item. */
export const dateKnown: Rule = {
  codes: ['date-known'],
  *check({ manuscript: { issue, items } }) {
    const values = items.map((item) => item.values);
    if (issueDate(issue.values, values) !== undefined) return;
    // A date that was wrong will be there once it is mended, and so will those that items lack: every item must have one.
    if (issue.broken.has('date') || items.length > 0) return;
    yield diagnostic('date-known', startOf(issue.file), {});
  },
};
