import type { Explanation } from '../explanation.ts';
import type { templateCodes } from '../template-codes.ts';

/** Explanations of the codes for templates. */
export const templateExplanations = {
  'measures-fit': {
    reason: { zh: '版心加页边超过纸张，文字会印到纸外。', en: 'If margins plus type area exceed the sheet, text prints off the paper.' },
    wrong: '版心宽 200、左边距 28，纸宽 210',
    right: '版心宽 156、左边距 28，纸宽 210',
  },
  'template-known': {
    reason: { zh: '找不到模板，就不知道怎样排版。', en: 'Without its template, a page cannot be laid out.' },
    wrong: '模板: 简报样式',
    right: '模板: jianbao',
  },
} as const satisfies Record<keyof typeof templateCodes, Explanation>;
