import { findDateConflict } from './date-follows.ts';
import { compareDates, findDatePlace, isIssueAtFault, suggestYear } from './item-dates.ts';
import { defineRule } from './rule.ts';
import { findIssuePlace } from './series.ts';

/** No item is much older than the issue that prints it. The limit is `limits.days`. */
export const dateRecent = defineRule<{ date: string; issued: string; age: number; days: number; items: number }>({
  code: 'date-recent',
  group: 'provenance',
  severity: 'warning',
  sentence: ({ date, issued, age, days, items }) =>
    items === 1
      ? {
          zh: `稿件日期${date}，到本期（${issued}）已有${age}天，超过${days}天`,
          en: `The item is dated ${date}, ${age} days before the issue (${issued}); the limit is ${days}`,
        }
      : {
          zh: `本期日期${issued}比所有稿件都晚${days}天以上，最近的一篇是${date}`,
          en: `The issue is dated ${issued}, more than ${days} days after every item; the newest is dated ${date}`,
        },
  hint: ({ items }) =>
    items === 1
      ? {
          zh: '请核对日期；确要登旧稿的，可在 bulletin.yaml 的“限度”里改“稿件天数”（limits.days）',
          en: 'Check the date; if older items are welcome, raise limits.days in bulletin.yaml',
        }
      : { zh: '请核对 issue.yaml 里的日期', en: 'Check the date in issue.yaml' },
  explanation: {
    reason: {
      zh: '简报登的是近况；日期太早，不是旧稿，就是年份写错了。',
      en: 'A bulletin prints news: an old date means an old item or a wrong year.',
    },
    wrong: '本期 2021-09-15，稿件写：日期: 2020-09-10',
    right: '日期: 2021-09-10',
  },
  *check({ manuscript }) {
    const days = manuscript.publication.values.limits?.days;
    if (days === undefined) return;
    const old = compareDates(manuscript).filter(({ age }) => age > days);
    const [newest] = [...old].sort((a, b) => a.age - b.age);
    if (newest !== undefined && isIssueAtFault(old, manuscript)) {
      // `date-follows` reports an issue dated after a sibling.
      const other = findDateConflict(manuscript)?.other;
      const { date, issued, age } = newest;
      if (other === undefined || other.date >= issued) {
        yield { place: findIssuePlace(manuscript, 'date'), args: { date, issued, age, days, items: old.length } };
      }
      return;
    }
    for (const one of old) {
      const { date, issued, age } = one;
      yield { place: findDatePlace(one), args: { date, issued, age, days, items: 1 }, ...suggestYear(one, days) };
    }
  },
});
