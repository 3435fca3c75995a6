import type { Explanation } from '../explanation.ts';
import type { typingCodes } from '../typing-codes.ts';

/** Why a text must be typed as `read` wants it. */
export const typingExplanations = {
  'line-joined': {
    reason: {
      zh: '一段里的换行不印出来，所以一行一段的稿件要在段与段之间空行；看不出是一段还是两段的，排成一段并在这里指出。',
      en: 'A line end inside a paragraph is not printed. Where nobody can tell one paragraph from two, the lines are joined and it is said.',
    },
    wrong: '全县建成示范村12个。\n下一步将总结推广。',
    right: '全县建成示范村12个。\n\n下一步将总结推广。',
  },
  'line-parted': {
    reason: {
      zh: '从文字看，这里是一行一段；空一行就不用猜。',
      en: 'By the looks of the text each line is a paragraph; with empty lines between them nobody has to guess.',
    },
    wrong: '全县建成示范村12个。\n下一步将总结推广。',
    right: '全县建成示范村12个。\n\n下一步将总结推广。',
  },
  'list-follows': {
    reason: { zh: '编号照稿件印出；中间缺号多半是漏了一条。', en: 'Numbers are printed as written; a gap is mostly a forgotten entry.' },
    wrong: '1. 甲\n2. 乙\n5. 丙',
    right: '1. 甲\n2. 乙\n3. 丙',
  },
  'list-nested': {
    reason: {
      zh: '下级要与上一项的文字对齐；只空一两格的，Markdown 当作同级。',
      en: 'An entry below another begins where the other’s text does; with a smaller indent Markdown takes it for a neighbour.',
    },
    wrong: '1. 甲\n  - 乙',
    right: '1. 甲\n   - 乙',
  },
  'markup-recognised': {
    reason: {
      zh: '这种写法 Markdown 不认，印出来是一串符号，图片、表格、标题就丢了。',
      en: 'Markdown does not know this notation; it would print as signs, and the image, table or heading would be lost.',
    },
    wrong: '![说明](images/图 一.png)',
    right: '![说明](images/图一.png)',
  },
  'markup-plain': {
    reason: { zh: '这些标记会照原样印在纸上。', en: 'These marks are printed as they are.' },
    wrong: '全县==新增==企业12家。',
    right: '全县新增企业12家。',
  },
  'reference-visible': {
    reason: {
      zh: '从网页粘贴来的空格代码，印出来是空格，或者什么也看不见，却会挡住检索。',
      en: 'References to spaces come with pasted web pages; they print as a space or as nothing, and hide words from searches.',
    },
    wrong: '乡村&nbsp;振兴',
    right: '乡村振兴',
  },
} as const satisfies Record<keyof typeof typingCodes, Explanation>;
