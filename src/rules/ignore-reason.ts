import { readDirectives } from './directives.ts';
import { defineRule } from './rule.ts';

/** A directive gives a reason; without one it has no effect. */
export const ignoreReason = defineRule<{ code: string }>({
  code: 'ignore-reason',
  group: 'shape',
  severity: 'warning',
  sentence: ({ code }) => ({
    zh: `“忽略 ${code}”没有写理由，不起作用`,
    en: `“ignore ${code}” has no reason and no effect`,
  }),
  hint: ({ code }) => ({
    zh: `请写成“忽略 ${code}：理由”`,
    en: `Write “ignore ${code}: why”`,
  }),
  explanation: {
    reason: {
      zh: '写明理由，下一位编辑才知道这处为什么不改。',
      en: 'The reason tells the next editor why the text was left unchanged.',
    },
    wrong: '每节课安排2-3名干部。<!-- 忽略 range-dash -->',
    right: '每节课安排2-3名干部。<!-- 忽略 range-dash：文件原文如此 -->',
  },
  *check({ manuscript }) {
    for (const { codes, reason, place } of readDirectives(manuscript)) {
      if (reason === '') yield { place, args: { code: codes.join('、') } };
    }
  },
});
