import { findPersonalOfKind } from './personal.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

/** Bank card numbers are not printed. */
export const bankCardAbsent = defineRule<{ shown: string }>({
  code: 'bank-card-absent',
  group: 'privacy',
  severity: 'error',
  sentence: ({ shown }) => ({ zh: `这里有银行卡号 ${shown}`, en: `Bank card number: ${shown}` }),
  hint: () => ({ zh: '请删去，确需保留的遮去中间各位', en: 'Delete it, or mask the middle digits if it must stay' }),
  explanation: {
    reason: {
      zh: '银行卡号是敏感个人信息，印发出去就收不回来。',
      en: 'Card numbers are sensitive personal data; a printed issue cannot be recalled.',
    },
    wrong: '补助打入卡号6222021001116245702',
    right: '补助打入卡号6222***********5702',
    standard: '《个人信息保护法》第二十八条、第二十九条',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      for (const { start, end, masked } of findPersonalOfKind('bank-card', passage)) {
        yield { place: passage.place(start, end), args: { shown: masked }, suggestions: [masked] };
      }
    }
  },
});
