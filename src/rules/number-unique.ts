import { diagnostic } from '../diagnostics/diagnostic.ts';
import { issueDate, issueNumber } from '../model/derive.ts';
import { startOf } from '../model/place.ts';
import type { Rule } from './rule.ts';

/** No other issue of the year and the series has the number; supplements count apart. Where a year is unknown it may be the same. */
export const numberUnique: Rule = {
  codes: ['number-unique'],
  *check({ manuscript: { issue, folder, items, siblings } }) {
    if (issue.broken.has('number') || issue.broken.has('supplement')) return;
    const number = issueNumber(issue.values, folder);
    if (number === undefined) return;
    const supplement = issue.values.supplement ?? false;
    const year = yearOf(
      issueDate(
        issue.values,
        items.map((item) => item.values),
      ),
    );
    const other = siblings.find((sibling) => {
      const theirs = yearOf(sibling.date);
      const same = sibling.number === number && sibling.supplement === supplement;
      return same && (year === undefined || theirs === undefined || year === theirs);
    });
    if (other === undefined) return;
    yield diagnostic('number-unique', issue.place('number') ?? startOf(issue.file), { number, supplement, other: other.file });
  },
};

function yearOf(date: string | undefined): string | undefined {
  return date?.slice(0, 4);
}
