import type { Sibling } from '../model/manuscript.ts';
import { isBefore } from '../model/series.ts';
import { defineRule } from './rule.ts';
import { computeDueNumber, findIssuePlace, findSameNumber, readSeries, type Series } from './series.ts';

/** `taken`: another issue has it; `jumps`: it does not follow the preceding issue's; `falls`: it is below an older one's. */
type Problem = 'taken' | 'jumps' | 'falls';

/** The running total (总期号) grows by one with each issue, across years. Supplements are excluded. */
export const totalFollows = defineRule<{ total: number; problem: Problem; other: string; theirs: number }>({
  code: 'total-follows',
  group: 'series',
  severity: 'warning',
  sentence: ({ total, problem, other, theirs }) =>
    ({
      taken: { zh: `总第${total}期已经有了：“${other}”`, en: `Running total ${total} is already used by “${other}”` },
      jumps: {
        zh: `上一期（“${other}”）是总第${theirs}期，本期写成了总第${total}期`,
        en: `The preceding issue, “${other}”, has running total ${theirs}; this one has ${total}`,
      },
      falls: {
        zh: `以前的“${other}”已是总第${theirs}期，本期写成了总第${total}期`,
        en: `The older “${other}” has running total ${theirs}, this one only ${total}`,
      },
    })[problem],
  hint: ({ problem, theirs }) =>
    problem === 'jumps'
      ? { zh: `应是总第${theirs + 1}期，请核对`, en: `It should be ${theirs + 1}; check both` }
      : { zh: '请核对两期的总期号', en: 'Check the running totals of both issues' },
  explanation: {
    reason: {
      zh: '总期号从创刊起连着数，跳号、重号会一直错下去。',
      en: 'The running total counts all issues from the first; a slip carries over to all that follow.',
    },
    wrong: '上一期“总期号: 126”，本期写：总期号: 128',
    right: '总期号: 127',
  },
  *check({ manuscript }) {
    const series = readSeries(manuscript);
    const { total } = manuscript.issue.values;
    if (series === null || total === undefined) return;
    const { siblings } = manuscript;
    const totals = siblings.filter(hasTotal);
    // Supplements may have totals of their own or share the series'; their totals prove nothing.
    const counted = totals.filter(({ supplement }) => supplement === series.own.supplement);
    const place = findIssuePlace(manuscript, 'total');
    const taken = counted.find((sibling) => sibling.total === total);
    if (taken !== undefined) {
      yield { place, args: { total, problem: 'taken', other: taken.file, theirs: total } };
      return;
    }
    if (isSound(total, series, counted)) return;
    const preceding = series.fellows.filter(hasTotal).find(({ number }) => number === series.own.number - 1);
    if (preceding !== undefined && findSameNumber(series) === undefined) {
      const shared = totals.filter((sibling) => !counted.includes(sibling) && sibling.total > preceding.total && sibling.total < total);
      if (total === preceding.total + 1 + shared.length) return;
      const args = { total, problem: 'jumps', other: preceding.file, theirs: preceding.total } as const;
      yield { place, args, suggestions: [`${preceding.total + 1}`] };
      return;
    }
    const above = counted.find((sibling) => isBefore(sibling, series.own) && sibling.total > total);
    if (above !== undefined) yield { place, args: { total, problem: 'falls', other: above.file, theirs: above.total } };
  },
});

/**
 * Whether something else is at fault: the total follows that of the preceding issue (or would but for a slip in number or year, which other
 * rules report), or agrees with an older one while the preceding issue's does not.
 */
function isSound(total: number, series: Series, counted: readonly (Sibling & WithTotal)[]): boolean {
  const { own, fellows } = series;
  const before = [own.number - 1, computeDueNumber(series) - 1];
  if (counted.some((sibling) => sibling.total === total - 1 && sibling.number !== undefined && before.includes(sibling.number)))
    return true;
  return fellows.filter(hasTotal).some((fellow) => fellow.number < own.number - 1 && total - fellow.total === own.number - fellow.number);
}

interface WithTotal {
  readonly total: number;
}

function hasTotal<T extends Sibling>(sibling: T): sibling is T & WithTotal {
  return sibling.total !== undefined;
}
