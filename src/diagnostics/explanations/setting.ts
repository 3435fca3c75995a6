import type { Explanation } from '../explanation.ts';
import type { settingCodes } from '../setting.ts';

/** Explanations of the codes of typesetting. */
export const settingExplanations = {
  'glyph-available': {
    reason: { zh: '没有字形的字印出来是空白或方框。', en: 'A character without a glyph prints as a blank or a box.' },
    wrong: '用了本机字体没有的生僻字',
    right: '换一个字，或装上含有该字的字体',
  },
  'word-fits': {
    reason: {
      zh: '一行排不下的词只能从中间拆开，不好看也不好认。',
      en: 'A word wider than a line is broken at an arbitrary place, which is hard to read.',
    },
    wrong: '一百个字母连写、中间没有空格的网址',
    right: '把网址缩短，或放进链接里',
  },
  'table-fits': {
    reason: { zh: '再小的字就看不清了，表格只能拆。', en: 'Smaller type would be illegible; the table must be split.' },
    wrong: '十五栏、每栏都有长词的表',
    right: '拆成两个表',
  },
  'masthead-fits': {
    reason: { zh: '报头的字太小，印出来看不清。', en: 'Type this small is illegible in a masthead.' },
    wrong: '编印单位: （五十个字的名称）',
    right: '编印单位: 中共某市委组织部',
  },
  'imprint-fits': {
    reason: {
      zh: '版记要整块排在末页，一页排不下就没有地方排。',
      en: 'The imprint is set in one piece on the last page and must fit there.',
    },
    wrong: '报、送、发列了三百个单位',
    right: '报、送、发合并为几类单位',
  },
  'last-line-long': {
    reason: { zh: '末行只有一个字，占了一整行。', en: 'A single character takes up a whole line.' },
    wrong: '……不断提升组织工作水\n平。',
    right: '……不断提升组织工作质\n量。（删去一两个字，末行收回）',
  },
  'sheet-saved': {
    reason: { zh: '双面印刷时，少几行就能省一张纸。', en: 'In double-sided printing, a few lines less can save a sheet.' },
    wrong: '正文比上一张纸多出两行',
    right: '删去两行',
  },
  'image-fits': {
    reason: {
      zh: '缩得太小，图里的字就看不清了。',
      en: 'Text in an image reduced this much is illegible.',
    },
    wrong: '4000 像素宽、满是小字的截图',
    right: '只截需要的部分，或拆成几张',
  },
  'image-resolution': {
    reason: {
      zh: '每英寸的点数太少，印出来发虚。',
      en: 'With too few pixels per inch, an image prints blurred.',
    },
    wrong: '从网页存下来的 300 像素宽的小图',
    right: '用原图，至少 1000 像素宽',
  },
} as const satisfies Record<keyof typeof settingCodes, Explanation>;
