import { deriveIssueNumber } from '../model/derive.ts';
import { defineRule } from './rule.ts';
import { findIssuePlace } from './series.ts';

/** A joint issue ends with a later number than it begins with. */
export const throughFollows = defineRule<{ number: number; through: number }>({
  code: 'through-follows',
  group: 'series',
  sentence: ({ number, through }) => ({
    zh: `合刊从第${number}期到第${through}期，至期号应当大于期号`,
    en: `A joint issue of numbers ${number} to ${through}: through must be greater than number`,
  }),
  hint: () => ({ zh: '请核对期号和至期号；不是合刊的，删去至期号', en: 'Check both numbers, or delete through' }),
  explanation: {
    reason: { zh: '至期号是合刊的最后一期，一定排在期号后面。', en: 'The last number of a joint issue follows the first.' },
    wrong: '期号: 4\n至期号: 3',
    right: '期号: 3\n至期号: 4',
  },
  *check({ manuscript }) {
    const { issue, folder } = manuscript;
    const { through } = issue.values;
    const number = deriveIssueNumber(issue.values, folder);
    if (through === undefined || number === undefined || issue.broken.has('number') || through > number) return;
    yield { place: findIssuePlace(manuscript, 'through'), args: { number, through } };
  },
});
