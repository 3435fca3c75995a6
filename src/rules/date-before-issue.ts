import { findDateConflict } from './date-follows.ts';
import { compareDates, findDatePlace, isIssueAtFault, suggestYear } from './item-dates.ts';
import { defineRule } from './rule.ts';
import { findIssuePlace } from './series.ts';

/** No item is dated after the issue that prints it. */
export const dateBeforeIssue = defineRule<{ date: string; issued: string; items: number }>({
  code: 'date-before-issue',
  group: 'provenance',
  severity: 'warning',
  sentence: ({ date, issued, items }) =>
    items === 1
      ? { zh: `稿件日期${date}比本期日期${issued}还晚`, en: `The item is dated ${date}, after the issue itself (${issued})` }
      : {
          zh: `本期日期${issued}比所有稿件都早，最早的一篇是${date}`,
          en: `The issue is dated ${issued}, before every item; the oldest is dated ${date}`,
        },
  hint: ({ items }) =>
    items === 1
      ? { zh: '请核对稿件的日期', en: 'Check the item’s date' }
      : { zh: '请核对 issue.yaml 里的日期', en: 'Check the date in issue.yaml' },
  explanation: {
    reason: {
      zh: '印发以后才报来的稿件登不进这一期，必有一个日期写错。',
      en: 'An issue cannot print an item submitted later: one of the dates is wrong.',
    },
    wrong: '本期 2021-09-15，稿件写：日期: 2022-09-10',
    right: '日期: 2021-09-10',
  },
  *check({ manuscript }) {
    const later = compareDates(manuscript).filter(({ age }) => age < 0);
    const [oldest] = [...later].sort((a, b) => b.age - a.age);
    if (oldest !== undefined && isIssueAtFault(later, manuscript)) {
      // `date-follows` reports an issue dated before a sibling.
      const { date = '' } = findDateConflict(manuscript)?.other ?? {};
      const { issued } = oldest;
      if (date <= issued) yield { place: findIssuePlace(manuscript, 'date'), args: { date: oldest.date, issued, items: later.length } };
      return;
    }
    const days = manuscript.publication.values.limits?.days ?? 0;
    for (const one of later)
      yield { place: findDatePlace(one), args: { date: one.date, issued: one.issued, items: 1 }, ...suggestYear(one, days) };
  },
});
