import type { Manuscript, Sibling } from '../model/manuscript.ts';
import { defineRule } from './rule.ts';
import { computeDueNumber, findIssuePlace, findMissingNumbers, findSameNumber, readSeries } from './series.ts';

/** An issue with its number and date. */
interface DatedIssue {
  readonly number: number;
  readonly date: string;
}

/** An issue's date and the sibling it contradicts. */
export interface DateConflict {
  readonly date: string;
  readonly other: Sibling & DatedIssue;
}

/** Issue dates follow the order of the numbers; two issues may share a date. */
export const dateFollows = defineRule<{ date: string; other: string; theirs: string; follows: boolean }>({
  code: 'date-follows',
  group: 'series',
  severity: 'warning',
  sentence: ({ date, other, theirs, follows }) => ({
    zh: `本期日期是${date}，却比${follows ? '前面' : '后面'}的“${other}”（${theirs}）${follows ? '早' : '晚'}`,
    en: `The issue is dated ${date}, ${follows ? 'before the preceding' : 'after the following'} “${other}” (${theirs})`,
  }),
  hint: () => ({ zh: '请核对两期的日期和期号', en: 'Check the dates and numbers of both issues' }),
  explanation: {
    reason: {
      zh: '期号在后、日期在前，必有一个写错。',
      en: 'If a later number has an earlier date, one of them is wrong.',
    },
    wrong: '第11期是2021年9月1日，第12期写：日期: 2021-08-15',
    right: '日期: 2021-09-15',
  },
  *check({ manuscript }) {
    const found = findDateConflict(manuscript);
    if (found === null) return;
    const { date, other } = found;
    yield { place: findIssuePlace(manuscript, 'date'), args: { date, other: other.file, theirs: other.date, follows: other.date > date } };
  },
});

/**
 * Finds the sibling closest by number whose date contradicts the issue's. Null if there is none, if the sibling contradicts more issues and
 * so is the one at fault, or if the number is at fault: taken by another issue, or the missing number would restore the order.
 */
export function findDateConflict(manuscript: Manuscript): DateConflict | null {
  const series = readSeries(manuscript);
  if (series === null || manuscript.issue.broken.has('date') || findSameNumber(series) !== undefined) return null;
  const { number, date } = series.own;
  if (date === undefined) return null;
  const fellows = series.fellows.filter(isDated);
  const conflicts = fellows.filter((fellow) => areReversed({ number, date }, fellow));
  const meant = { number: computeDueNumber(series), date };
  if (findMissingNumbers(series) !== null && !fellows.some((fellow) => areReversed(meant, fellow))) return null;
  const blameless = conflicts.filter((one) => conflicts.length > 1 || !fellows.some((fellow) => areReversed(one, fellow)));
  const [other] = blameless.sort((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number));
  return other === undefined ? null : { date, other };
}

function areReversed(one: DatedIssue, other: DatedIssue): boolean {
  return (one.number - other.number) * (Date.parse(one.date) - Date.parse(other.date)) < 0;
}

function isDated<T extends Sibling>(sibling: T): sibling is T & { readonly date: string } {
  return sibling.date !== undefined;
}
