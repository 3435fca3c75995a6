import type { Explanation } from '../explanation.ts';
import type { reviewCodes } from '../review-codes.ts';

/** Why drafts and remarks must be as they are wanted. */
export const reviewExplanations = {
  'remarks-item': {
    reason: {
      zh: '批注文件按名字认稿件；稿件改名以后，批注就没有人看到了。',
      en: 'A file of remarks goes by the name of its item; once that is renamed, nobody sees the remarks.',
    },
    wrong: '01-甲县.remarks.yaml 旁边只有 01-甲县经验.md',
    right: '01-甲县经验.remarks.yaml 旁边是 01-甲县经验.md',
  },
  'remarks-done': {
    reason: {
      zh: '领导的批注漏改一条，印出来就收不回来，所以定稿之前要逐条处理。',
      en: 'A remark that was overlooked cannot be called back once it is printed, so every one is seen to before the final stage.',
    },
    wrong: '批注:\n  - 批注人: 王主任\n    批注内容: 数字请再核一遍',
    right: '批注:\n  - 批注人: 王主任\n    批注内容: 数字请再核一遍\n    已处理: 是',
  },
} as const satisfies Record<keyof typeof reviewCodes, Explanation>;
