import { diagnostic } from '../diagnostics/diagnostic.ts';
import { isPrinted } from '../model/item.ts';
import { startOf } from '../model/place.ts';
import type { Rule } from './rule.ts';

/** An issue has items to print. */
export const issueItems: Rule = {
  codes: ['issue-items'],
  *check({ manuscript: { issue, items } }) {
    if (items.some(({ values }) => isPrinted(values))) return;
    yield diagnostic('issue-items', startOf(issue.file), { unprinted: items.length });
  },
};
