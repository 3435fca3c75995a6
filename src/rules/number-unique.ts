import { defineRule } from './rule.ts';
import { findIssuePlace, findSameNumber, readSeries } from './series.ts';

/** No other issue of the year and series has the number. Supplements count separately; an unknown year may be the same. */
export const numberUnique = defineRule<{ number: number; supplement: boolean; other: string }>({
  code: 'number-unique',
  group: 'series',
  sentence: ({ number, supplement, other }) => ({
    zh: `${supplement ? '增刊' : ''}第${number}期已经有了：“${other}”`,
    en: `${supplement ? 'Supplement' : 'Number'} ${number} is already taken by “${other}”`,
  }),
  hint: ({ supplement }) => ({
    zh: `请改期号；${supplement ? '' : '本期是增刊的，请在 issue.yaml 里写“增刊: 是”；'}是不同年份的，请在两期的 issue.yaml 里写明日期`,
    en: `Change the number${supplement ? '' : ', or write “supplement: true” in issue.yaml'}; give both issues a date if their years differ`,
  }),
  explanation: {
    reason: {
      zh: '同一年里期号重复，归档和查找都会出错。',
      en: 'Two issues with the same number in a year cannot be told apart in the archive.',
    },
    wrong: 'issue-12 和 issue-12b 都写：期号: 12',
    right: '期号: 13',
  },
  *check({ manuscript }) {
    const series = readSeries(manuscript);
    const other = series === null ? undefined : findSameNumber(series);
    if (series === null || other === undefined) return;
    const { number, supplement } = series.own;
    yield { place: findIssuePlace(manuscript, 'number'), args: { number, supplement, other: other.file } };
  },
});
