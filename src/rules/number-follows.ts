import { defineRule } from './rule.ts';
import { computeDueNumber, findIssuePlace, findMissingNumbers, readSeries } from './series.ts';

/** Numbers are consecutive: no issue is missing before this one. They restart with 1 each year or run on. */
export const numberFollows = defineRule<{ number: number; supplement: boolean; missing: readonly [number, number]; due: number }>({
  code: 'number-follows',
  group: 'series',
  severity: 'warning',
  sentence: ({ number, supplement, missing: [from, to] }) => ({
    zh: `本期是${supplement ? '增刊' : ''}第${number}期，前面缺第${from === to ? from : `${from}—${to}`}期`,
    en: `This is ${supplement ? 'supplement' : 'number'} ${number}, and ${from === to ? `${from} is` : `${from} to ${to} are`} missing before it`,
  }),
  hint: ({ due }) => ({
    zh: `请核对期号，按顺序应是第${due}期；缺的期数不在这个文件夹里的，可以不管`,
    en: `Check the number: ${due} would come next; ignore this if the missing issues are kept elsewhere`,
  }),
  explanation: {
    reason: {
      zh: '期号断了，收到的单位会以为漏收了一期。',
      en: 'If a number is skipped, readers believe they missed an issue.',
    },
    wrong: '旁边只有 issue-1 到 issue-11，本期写：期号: 13',
    right: '期号: 12',
  },
  *check({ manuscript }) {
    const series = readSeries(manuscript);
    if (series === null) return;
    const missing = findMissingNumbers(series);
    if (missing === null) return;
    const { number, supplement } = series.own;
    const due = computeDueNumber(series);
    const suggestions = manuscript.issue.values.number === undefined ? {} : { suggestions: [`${due}`] };
    yield { place: findIssuePlace(manuscript, 'number'), args: { number, supplement, missing, due }, ...suggestions };
  },
});
