import type { Explanation } from '../explanation.ts';
import type { reviewCodes } from '../review-codes.ts';

/** Explanations of the codes for review. */
export const reviewExplanations = {
  'remarks-item': {
    reason: {
      zh: '批注文件按名字认稿件；稿件改名以后，批注就没有人看到了。',
      en: 'Remarks belong to an item by file name; once the item is renamed, nobody sees them.',
    },
    wrong: '01-甲县.remarks.yaml 旁边只有 01-甲县经验.md',
    right: '01-甲县经验.remarks.yaml 旁边是 01-甲县经验.md',
  },
  'remarks-done': {
    reason: {
      zh: '领导的批注漏改一条，印出来就收不回来，所以定稿之前要逐条处理。',
      en: 'An overlooked remark cannot be corrected after printing, so each must be settled before the final stage.',
    },
    wrong: '批注:\n  - 批注人: 王主任\n    批注内容: 数字请再核一遍',
    right: '批注:\n  - 批注人: 王主任\n    批注内容: 数字请再核一遍\n    已处理: 是',
  },
} as const satisfies Record<keyof typeof reviewCodes, Explanation>;
