import { defineCode } from './define.ts';

/** What is said of drafts that go round for sign-off and of what reviewers remarked on them. */
export const reviewCodes = {
  'remarks-item': defineCode<{ item: string }>({
    severity: 'warning',
    sentence: ({ item }) => ({
      zh: `这是对“${item}”的批注，但本期没有这篇稿件`,
      en: `These are remarks on “${item}”, and the issue has no such item`,
    }),
    hint: () => ({
      zh: '稿件改了名的，请把批注文件改成同样的名字；稿件撤下的，请把批注文件移出本期文件夹',
      en: 'Rename the file after its item, or move it out of the issue’s folder with the item',
    }),
  }),
  'remarks-done': defineCode<{ author: string; text: string }>({
    sentence: ({ author, text }) => ({
      zh: `${author}的批注还没有处理：“${text}”`,
      en: `The remark of ${author} is still open: “${text}”`,
    }),
    hint: () => ({
      zh: '请按批注改稿，改好或不采纳，都在这条批注下面写上“已处理: 是”；全部处理完才能定稿',
      en: 'See to it, then write “done: true” below it, also when it was not followed; an issue with open remarks is not final',
    }),
  }),
} as const;
