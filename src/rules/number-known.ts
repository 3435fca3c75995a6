import { diagnostic } from '../diagnostics/diagnostic.ts';
import { issueNumber } from '../model/derive.ts';
import { startOf } from '../model/place.ts';
import type { Rule } from './rule.ts';

/** An issue has a number, in its file or in its folder's name. */
export const numberKnown: Rule = {
  codes: ['number-known'],
  *check({ manuscript: { issue, folder } }) {
    if (issue.broken.has('number') || issueNumber(issue.values, folder) !== undefined) return;
    yield diagnostic('number-known', startOf(issue.file), {});
  },
};
