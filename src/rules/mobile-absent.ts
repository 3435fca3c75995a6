import { findPersonalOfKind } from './personal.ts';
import { eachPassage } from './prose.ts';
import { defineRule } from './rule.ts';

/** Mobile numbers are not printed. */
export const mobileAbsent = defineRule<{ shown: string }>({
  code: 'mobile-absent',
  group: 'privacy',
  severity: 'warning',
  sentence: ({ shown }) => ({ zh: `这里有手机号码 ${shown}`, en: `Mobile phone number: ${shown}` }),
  hint: () => ({
    zh: '请核对是否可以公开；不能公开的请删去，或改用办公电话',
    en: 'Check that it may be published; otherwise delete it or use an office number',
  }),
  explanation: {
    reason: {
      zh: '手机号码是个人信息，未经本人同意不宜公开；工作联系请留办公电话。',
      en: 'Mobile numbers are personal data and need consent; give an office number instead.',
    },
    wrong: '联系人：王某，13800138000',
    right: '联系人：王某，0556-5346123',
    standard: '《个人信息保护法》第十三条、第二十五条',
  },
  *check({ manuscript }) {
    for (const { passage } of eachPassage(manuscript)) {
      for (const { start, end, masked } of findPersonalOfKind('mobile', passage)) {
        yield { place: passage.place(start, end), args: { shown: masked }, suggestions: [masked] };
      }
    }
  },
});
