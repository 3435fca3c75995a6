import type { FaceRole } from '../model/layout.ts';
import { defineCode, type Texts } from './define.ts';

/**
 * What is found when the text is set: characters without a glyph, words wider than a line, tables wider than the page, a masthead that
 * nobody can read, an imprint higher than a page; and, as notes an editor can act on, lines and sheets that a small cut would save.
 */
export const settingCodes = {
  'glyph-available': defineCode<{ character: string; codePoint: string; face: FaceRole }>({
    sentence: ({ character, codePoint, face }) => ({
      zh: `“${character}”（${codePoint}）在${faceNames[face].zh}和备用字体里都没有字形，印不出来`,
      en: `No font has a glyph for “${character}” (${codePoint}) in ${faceNames[face].en} or its fallbacks`,
    }),
    hint: () => ({
      zh: '请换一个字，或安装含有该字的字体（bulletin doctor 列出各处用的字体）',
      en: 'Use another character, or install a font that has it (bulletin doctor lists the fonts in use)',
    }),
  }),
  'word-fits': defineCode<{ word: string; width: number }>({
    severity: 'warning',
    sentence: ({ word, width }) => ({
      zh: `“${shortened(word)}”有 ${width} 字宽，一行排不下，只能拆开`,
      en: `“${shortened(word)}” is ${width} characters wide and does not fit on a line, so it was broken`,
    }),
    hint: () => ({ zh: '请缩短，或在合适的地方加空格', en: 'Shorten it, or put a blank where it may be broken' }),
  }),
  'table-fits': defineCode<{ needed: number; measure: number; size: number }>({
    sentence: ({ needed, measure, size }) => ({
      zh: `表格太宽：缩到 ${size} 磅的字仍要 ${needed} 字宽，版心只排得下 ${measure} 字`,
      en: `The table is too wide: in ${size} pt type it still needs ${needed} characters, and the page has ${measure}`,
    }),
    hint: () => ({
      zh: '请减少栏数，或把栏里不能断开的长词缩短',
      en: 'Take out columns, or shorten the words that cannot be broken',
    }),
  }),
  'image-resolution': defineCode<{ path: string; width: number; dots: number; resolution: number; needed: number }>({
    severity: 'warning',
    sentence: ({ path, width, dots, resolution }) => ({
      zh: `图片“${path}”印出来宽 ${width} 毫米，每英寸只有 ${dots} 个像素，不到 ${resolution} 个，会发虚`,
      en: `Image “${path}” is printed ${width} mm wide with ${dots} pixels to the inch, fewer than ${resolution}: it will look coarse`,
    }),
    hint: ({ needed }) => ({
      zh: `请换用 ${needed} 像素以上宽的原图；不要放大现有的图，线条图可以存为 SVG`,
      en: `Use an original of ${needed} pixels across or more (enlarging this one does not help), or SVG for line drawings`,
    }),
  }),
  'image-fits': defineCode<{ path: string; width: number; percent: number }>({
    severity: 'note',
    sentence: ({ path, width, percent }) => ({
      zh: `图片“${path}”缩到 ${percent}% 才排得下，宽 ${width} 毫米，里面的字可能看不清`,
      en: `Image “${path}” fits the page only at ${percent}% of its size, ${width} mm wide; words in it may be too small to read`,
    }),
    hint: () => ({ zh: '请裁去不要的部分，或拆成几张', en: 'Crop it, or split it into several' }),
  }),
  'masthead-fits': defineCode<{ words: string; size: number }>({
    severity: 'warning',
    sentence: ({ words, size }) => ({
      zh: `报头里的“${shortened(words)}”太长，要缩到 ${size} 磅才排得下`,
      en: `In the masthead “${shortened(words)}” is too long: it fits its line only in ${size} pt type`,
    }),
    hint: () => ({ zh: '请缩短', en: 'Shorten it' }),
  }),
  'imprint-fits': defineCode<{ needed: number; rows: number }>({
    sentence: ({ needed, rows }) => ({
      zh: `版记太高：要 ${needed} 行，一页只有 ${rows} 行`,
      en: `The imprint is too high: it takes ${needed} lines, and a page has ${rows}`,
    }),
    hint: () => ({ zh: '请缩短或合并报、送、发的单位', en: 'Shorten the lists of recipients, or join them' }),
  }),
  'last-line-long': defineCode<{ character: string }>({
    severity: 'note',
    sentence: ({ character }) => ({
      zh: `末行只有“${character}”一个字`,
      en: `The last line holds a single character, “${character}”`,
    }),
    hint: () => ({ zh: '删去一两个字，可以省出一行', en: 'Cut a character or two to save the line' }),
  }),
  'sheet-saved': defineCode<{ lines: number; pages: number }>({
    severity: 'note',
    sentence: ({ lines, pages }) => ({
      zh: `正文再少 ${lines} 行，就能排在 ${pages} 页以内，省一张纸`,
      en: `With ${count(lines, 'line')} less of text the issue would fit on ${count(pages, 'page')} and save a sheet`,
    }),
    hint: () => ({
      zh: '末行只有几个字的段落最容易删出一行',
      en: 'Paragraphs whose last line is short give up a line most easily',
    }),
  }),
} as const;

const faceNames: Readonly<Record<FaceRole, Texts>> = {
  xiaobiaosong: { zh: '小标宋', en: 'XiaoBiaoSong' },
  fangsong: { zh: '仿宋', en: 'FangSong' },
  heiti: { zh: '黑体', en: 'HeiTi' },
  kaiti: { zh: '楷体', en: 'KaiTi' },
  latin: { zh: '西文字体', en: 'the Latin face' },
};

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Enough of a long word to recognise it by. */
function shortened(word: string): string {
  const characters = [...word];
  return characters.length <= 40 ? word : `${characters.slice(0, 40).join('')}…`;
}
