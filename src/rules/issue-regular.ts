import type { Periodical } from '../model/publication/periodical.ts';
import { countDays } from '../model/series.ts';
import { defineRule } from './rule.ts';
import { findIssuePlace, findMissingNumbers, readSeries } from './series.ts';
import { countHolidays, countWorkingDays } from './working-days.ts';

type Frequency = NonNullable<Periodical['frequency']>;

/** Issues that should have appeared between two days, when `span` numbers are in the later one. */
const measures: Readonly<Record<Frequency, (from: string, to: string, span: number) => number>> = {
  daily: (from, to, span) => countWorkingDays(from, to) - (span - 1),
  weekly: (from, to, span) => countByDays(from, to, span, 7),
  semimonthly: (from, to, span) => countByDays(from, to, span, 15),
  monthly: (from, to, span) => toMonth(to) - toMonth(from) - span,
  quarterly: (from, to, span) => Math.floor(toMonth(to) / 3) - Math.floor(toMonth(from) / 3) - span,
};

const names: Readonly<Record<Frequency, { readonly zh: string; readonly en: string }>> = {
  daily: { zh: '日刊', en: 'daily' },
  weekly: { zh: '周刊', en: 'weekly' },
  semimonthly: { zh: '半月刊', en: 'semimonthly' },
  monthly: { zh: '月刊', en: 'monthly' },
  quarterly: { zh: '季刊', en: 'quarterly' },
};

/** An issue follows the one before it as often as the publication says; holidays do not count. */
export const issueRegular = defineRule<{ frequency: Frequency; days: number; other: string; missing: number }>({
  code: 'issue-regular',
  group: 'series',
  severity: 'warning',
  sentence: ({ frequency, days, other, missing }) => ({
    zh: `与上一期“${other}”相隔 ${days} 天，按${names[frequency].zh}中间少了 ${missing} 期`,
    en: `${days} days after “${other}”: ${missing} issue(s) of a ${names[frequency].en} bulletin are missing between them`,
  }),
  hint: () => ({
    zh: '请核对日期；确实停了几期的，可以不管，或者在 bulletin.yaml 的“刊期”里改“频率”',
    en: 'Check the date; ignore this if issues were left out on purpose, or change frequency in bulletin.yaml',
  }),
  explanation: {
    reason: {
      zh: '按期编发的刊物隔了太久，不是漏出了，就是日期写错了。节假日不算在内。',
      en: 'When a regular bulletin leaves too long a gap, an issue was missed or a date is wrong. Holidays are not counted.',
    },
    wrong: '周刊，上一期是2026年3月2日，本期写：日期: 2026-03-23',
    right: '日期: 2026-03-09',
  },
  *check({ manuscript }) {
    const frequency = manuscript.publication.values.series?.frequency;
    const series = readSeries(manuscript);
    if (frequency === undefined || series === null || manuscript.issue.broken.has('date')) return;
    const { number, through = number, date, supplement } = series.own;
    // A gap in the numbers is reported by its own rule.
    if (date === undefined || supplement || findMissingNumbers(series) !== null) return;
    const before = manuscript.siblings.flatMap((sibling) =>
      !sibling.supplement && sibling.date !== undefined && sibling.date < date ? [{ file: sibling.file, date: sibling.date }] : [],
    );
    const last = before.sort((one, other) => Date.parse(other.date) - Date.parse(one.date))[0];
    if (last === undefined) return;
    const days = countDays(last.date, date);
    const missing = days > LONGEST ? 0 : measures[frequency](last.date, date, through - number + 1);
    if (missing > 0) yield { place: findIssuePlace(manuscript, 'date'), args: { frequency, days, other: last.file, missing } };
  },
});

/** After a year without an issue a bulletin begins anew. */
const LONGEST = 366;

/** Counts whole periods beyond the issue's own; half a period late is still on time. */
function countByDays(from: string, to: string, span: number, period: number): number {
  const days = countDays(from, to) - countHolidays(from, to);
  return Math.max(0, Math.round(days / period - 0.001) - span);
}

function toMonth(iso: string): number {
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}
