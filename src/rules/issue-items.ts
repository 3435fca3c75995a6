import { diagnostic } from '../diagnostics/diagnostic.ts';
import { startOf } from '../model/place.ts';
import type { Rule } from './rule.ts';

/** An issue has items. */
export const issueItems: Rule = {
  codes: ['issue-items'],
  *check({ manuscript: { issue, items } }) {
    if (items.length === 0) yield diagnostic('issue-items', startOf(issue.file), {});
  },
};
