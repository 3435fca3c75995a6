import { defineCode } from './define.ts';

/** Codes for drafts under review and the remarks on them. */
export const reviewCodes = {
  'remarks-item': defineCode<{ item: string }>({
    severity: 'warning',
    sentence: ({ item }) => ({
      zh: `这是对“${item}”的批注，但本期没有这篇稿件`,
      en: `Remarks on “${item}”, which is not in the issue`,
    }),
    hint: () => ({
      zh: '稿件改了名的，请把批注文件改成同样的名字；稿件撤下的，请把批注文件移出本期文件夹',
      en: 'If the item was renamed, rename this file to match; if it was withdrawn, move this file out of the issue folder',
    }),
  }),
  'remarks-done': defineCode<{ author: string; text: string }>({
    sentence: ({ author, text }) => ({
      zh: `${author}的批注还没有处理：“${text}”`,
      en: `Open remark by ${author}: “${text}”`,
    }),
    hint: () => ({
      zh: '改好或不采纳，都请在这条批注下面写上“已处理: 是”；全部处理完才能定稿',
      en: 'Follow or decline it, then add “done: true” below it; an issue with open remarks cannot be final',
    }),
  }),
} as const;
