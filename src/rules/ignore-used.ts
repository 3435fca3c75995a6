import { defineRule } from './rule.ts';

/** A directive suppresses at least one finding. Unused ones are known once all other rules have run. */
export const ignoreUsed = defineRule<{ code: string }>({
  code: 'ignore-used',
  group: 'shape',
  severity: 'warning',
  sentence: ({ code }) => ({
    zh: `这条“忽略 ${code}”没有用上`,
    en: `This “ignore ${code}” suppresses nothing`,
  }),
  hint: () => ({
    zh: '问题已经改掉的，请删去这条注释；没有改的，请把注释紧跟在那处文字后面，或单独一行写在那一段上面',
    en: 'Delete it if the text was corrected; otherwise put it directly after the words, or on its own line above the paragraph',
  }),
  explanation: {
    reason: {
      zh: '过时的“忽略”会在以后放过真正的错误。',
      en: 'A leftover comment may hide a real mistake later.',
    },
    wrong: '每节课安排2—3名干部。<!-- 忽略 range-dash：原件如此 -->',
    right: '每节课安排2—3名干部。',
  },
  *check({ unused = [] }) {
    for (const { code, place } of unused) yield { place, args: { code } };
  },
});
