import type { Explanation } from '../explanation.ts';
import type { termCodes } from '../term-codes.ts';

/** Explanations of the codes for lists of words. */
export const termExplanations = {
  'terms-valid': {
    reason: {
      zh: '词表里写错的一行不会起作用；不说出来，编辑会以为已经查过。列名：不用、改用（几个用“|”分开）、例外（含有这个词而不算错的说法）、说明、起始（从哪一天起不用）。',
      en: 'A wrong row has no effect, and an editor would believe that the word was checked. Columns: avoid, use (several separated by “|”), except (longer phrases in which the word is right), note, since (the day since which it is out of use).',
    },
    wrong: '错词,正词\n按装,安装',
    right: '不用,改用,例外,说明,起始\n按装,安装,按装机容量,,',
  },
  'terms-readable': {
    reason: {
      zh: '词表从 XLSX 或 CSV 导入，读第一张工作表；读不出的文件不会改动原来的词表。',
      en: 'Lists of words are imported from the first sheet of an XLSX file, or from CSV; a file that cannot be read changes nothing.',
    },
    wrong: 'bulletin words import 错词表.doc',
    right: 'bulletin words import 错词表.xlsx',
  },
} as const satisfies Record<keyof typeof termCodes, Explanation>;
