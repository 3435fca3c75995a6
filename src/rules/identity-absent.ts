import { findPersonalOfKind } from './personal.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

/** Identity card numbers are not printed. */
export const identityAbsent = defineRule<{ shown: string }>({
  code: 'identity-absent',
  group: 'privacy',
  severity: 'error',
  sentence: ({ shown }) => ({ zh: `这里有身份证号码 ${shown}`, en: `Identity card number: ${shown}` }),
  hint: () => ({ zh: '请删去，确需保留的遮去中间各位', en: 'Delete it, or mask the middle digits if it must stay' }),
  explanation: {
    reason: {
      zh: '身份证号码是敏感个人信息，印发出去就收不回来。',
      en: 'Identity numbers are sensitive personal data; a printed issue cannot be recalled.',
    },
    wrong: '王某（身份证号110101199003074514）',
    right: '王某（身份证号1101**********4514）',
    standard: '《个人信息保护法》第二十八条、第二十九条',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      for (const { start, end, masked } of findPersonalOfKind('identity', passage)) {
        yield { place: passage.place(start, end), args: { shown: masked }, suggestions: [masked] };
      }
    }
  },
});
