import { defineCode, type Texts } from './define.ts';

/** Limits of an item's text. */
const textBounds = {
  lines: (limit: number) => ({ zh: `正文超过 ${limit} 行`, en: `The text has more than ${limit} lines` }),
  line: (limit: number) => ({ zh: `一行超过 ${limit} 字`, en: `A line has more than ${limit} characters` }),
  nesting: (limit: number) => ({
    zh: `列表、引用一层套一层，超过 ${limit} 层`,
    en: `Lists or quotes are nested more than ${limit} levels deep`,
  }),
  marks: (limit: number) => ({
    zh: `一段里的标记符号（* _ [ | 等）超过 ${limit} 个`,
    en: `A paragraph has more than ${limit} markup characters (* _ [ | …)`,
  }),
  'all-marks': (limit: number) => ({
    zh: `全文的标记符号（* _ [ | 等）超过 ${limit} 个`,
    en: `The text has more than ${limit} markup characters (* _ [ | …)`,
  }),
} as const satisfies Record<string, (limit: number) => Texts>;

/** A limit of an item's text. */
export type Bound = keyof typeof textBounds;

/** Limits of an issue. */
const issueBounds = {
  files: (limit: number) => ({ zh: `本期文件夹里的文件超过 ${limit} 个`, en: `The issue folder holds more than ${limit} files` }),
  items: (limit: number) => ({ zh: `本期稿件超过 ${limit} 篇`, en: `The issue has more than ${limit} items` }),
  characters: (limit: number) => ({ zh: `本期文字合计超过 ${limit} 字`, en: `The issue has more than ${limit} characters of text` }),
  pieces: (limit: number) => ({
    zh: `本期的标点、数字和表格太多，合计超过 ${limit} 处`,
    en: `The issue has more than ${limit} punctuation marks, numbers, words and table cells`,
  }),
  pictures: (limit: number) => ({ zh: `本期图片超过 ${limit} 幅`, en: `The issue has more than ${limit} images` }),
  'picture-megabytes': (limit: number) => ({
    zh: `本期图片合计超过 ${limit} MB`,
    en: `The issue’s images exceed ${limit} MB in total`,
  }),
  megapixels: (limit: number) => ({
    zh: `本期 PNG 图片合计超过 ${limit * 100} 万像素`,
    en: `The issue’s PNG images exceed ${limit} megapixels in total`,
  }),
} as const satisfies Record<string, (limit: number) => Texts>;

/** A limit of an issue. */
export type IssueBound = keyof typeof issueBounds;

/** Codes for input that is too large to read. An issue has some pages; anything beyond these limits is a mistake or an attack. */
export const boundCodes = {
  'file-bounded': defineCode<{ limit: string }>({
    sentence: ({ limit }) => ({ zh: `文件超过 ${limit}，没有读取`, en: `File not read: it is larger than ${limit}` }),
    hint: () => ({ zh: '请核对是不是放错了文件', en: 'Check that it is the right file' }),
  }),
  'text-bounded': defineCode<{ bound: Bound; limit: number }>({
    sentence: ({ bound, limit }) => ({
      zh: `${textBounds[bound](limit).zh}，没有读取正文`,
      en: `${textBounds[bound](limit).en}; the text was not read`,
    }),
    hint: () => ({ zh: '请核对这里的内容，必要时拆成几篇', en: 'Check the text here, or split it into several items' }),
  }),
  'issue-bounded': defineCode<{ bound: IssueBound; limit: number }>({
    sentence: ({ bound, limit }) => ({
      zh: `${issueBounds[bound](limit).zh}，从这里起没有读取`,
      en: `${issueBounds[bound](limit).en}; nothing from here on was read`,
    }),
    hint: ({ bound }) =>
      bound === 'picture-megabytes' || bound === 'megapixels'
        ? {
            zh: '请缩小图片，照片请存为 JPEG；A4 纸上 2000 像素宽就够',
            en: 'Reduce the images and save photographs as JPEG; a width of 2,000 pixels is enough for A4',
          }
        : {
            zh: '请核对文件夹里有没有放错的文件，必要时分成几期',
            en: 'Check the folder for files that do not belong here, or split the issue',
          },
  }),
} as const;
