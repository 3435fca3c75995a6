import type { FaceRole } from '../model/layout.ts';
import { defineCode, type Texts } from './define.ts';

/**
 * Codes of typesetting: missing glyphs, words wider than a line, tables wider than the page, an illegible masthead, an imprint taller than a
 * page; and, as notes, lines and sheets that a small cut would save.
 */
export const settingCodes = {
  'glyph-available': defineCode<{ character: string; codePoint: string; face: FaceRole }>({
    sentence: ({ character, codePoint, face }) => ({
      zh: `“${character}”（${codePoint}）在${faceNames[face].zh}和备用字体里都没有字形，印不出来`,
      en: `No glyph for “${character}” (${codePoint}) in ${faceNames[face].en} or its fallback fonts`,
    }),
    hint: () => ({
      zh: '请换一个字，或安装含有该字的字体（bulletin doctor 列出各处用的字体）',
      en: 'Use another character, or install a font that has it (bulletin doctor lists the fonts in use)',
    }),
  }),
  'word-fits': defineCode<{ word: string; width: number }>({
    severity: 'warning',
    sentence: ({ word, width }) => ({
      zh: `“${shorten(word)}”有 ${width} 字宽，一行排不下，只能拆开`,
      en: `“${shorten(word)}” is ${width} characters wide, too wide for a line; it was broken`,
    }),
    hint: () => ({ zh: '请缩短，或在合适的地方加空格', en: 'Shorten it, or add a space where it may break' }),
  }),
  'table-fits': defineCode<{ needed: number; measure: number; size: number }>({
    sentence: ({ needed, measure, size }) => ({
      zh: `表格太宽：缩到 ${size} 磅的字仍要 ${needed} 字宽，版心只排得下 ${measure} 字`,
      en: `The table is too wide: at ${size} pt it needs ${needed} characters; the page has ${measure}`,
    }),
    hint: () => ({
      zh: '请减少栏数，或缩短不能断开的长词',
      en: 'Remove columns, or shorten words that cannot be broken',
    }),
  }),
  'image-resolution': defineCode<{ path: string; width: number; dots: number; resolution: number; needed: number }>({
    severity: 'warning',
    sentence: ({ path, width, dots, resolution }) => ({
      zh: `图片“${path}”印出来宽 ${width} 毫米，每英寸只有 ${dots} 个像素，不到 ${resolution} 个，会发虚`,
      en: `Image “${path}” prints ${width} mm wide at ${dots} pixels per inch, below ${resolution}: it will look blurred`,
    }),
    hint: ({ needed }) => ({
      zh: `请换用宽 ${needed} 像素以上的原图，不要放大现有的图；线条图可以存为 SVG`,
      en: `Use an original at least ${needed} pixels wide (enlarging does not help), or SVG for line drawings`,
    }),
  }),
  'image-fits': defineCode<{ path: string; width: number; percent: number }>({
    severity: 'note',
    sentence: ({ path, width, percent }) => ({
      zh: `图片“${path}”缩到 ${percent}% 才排得下，宽 ${width} 毫米，里面的字可能看不清`,
      en: `Image “${path}” fits the page only at ${percent}%, ${width} mm wide; text in it may be illegible`,
    }),
    hint: () => ({ zh: '请裁去不要的部分，或拆成几张', en: 'Crop it, or split it into several' }),
  }),
  'masthead-fits': defineCode<{ words: string; size: number }>({
    severity: 'warning',
    sentence: ({ words, size }) => ({
      zh: `报头里的“${shorten(words)}”太长，要缩到 ${size} 磅才排得下`,
      en: `“${shorten(words)}” is too long for the masthead: it fits only at ${size} pt`,
    }),
    hint: () => ({ zh: '请缩短', en: 'Shorten it' }),
  }),
  'imprint-fits': defineCode<{ needed: number; rows: number }>({
    sentence: ({ needed, rows }) => ({
      zh: `版记太高：要 ${needed} 行，一页只有 ${rows} 行`,
      en: `The imprint is too tall: it takes ${needed} lines; a page has ${rows}`,
    }),
    hint: () => ({ zh: '请缩短或合并报、送、发的单位', en: 'Shorten or merge the lists of recipients' }),
  }),
  'last-line-long': defineCode<{ character: string }>({
    severity: 'note',
    sentence: ({ character }) => ({
      zh: `末行只有“${character}”一个字`,
      en: `The last line has a single character, “${character}”`,
    }),
    hint: () => ({ zh: '删去一两个字，可以省出一行', en: 'Cut a character or two to save a line' }),
  }),
  'sheet-saved': defineCode<{ lines: number; pages: number }>({
    severity: 'note',
    sentence: ({ lines, pages }) => ({
      zh: `正文再少 ${lines} 行，就能排在 ${pages} 页以内，省一张纸`,
      en: `Cutting ${count(lines, 'line')} of text would fit the issue on ${count(pages, 'page')} and save a sheet`,
    }),
    hint: () => ({
      zh: '末行只有几个字的段落最容易删出一行',
      en: 'Paragraphs with a short last line lose a line most easily',
    }),
  }),
} as const;

const faceNames: Readonly<Record<FaceRole, Texts>> = {
  xiaobiaosong: { zh: '小标宋', en: 'XiaoBiaoSong' },
  fangsong: { zh: '仿宋', en: 'FangSong' },
  heiti: { zh: '黑体', en: 'HeiTi' },
  kaiti: { zh: '楷体', en: 'KaiTi' },
  song: { zh: '宋体', en: 'Song' },
  latin: { zh: '西文字体', en: 'the Latin face' },
};

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Cuts a long word to 40 characters. */
function shorten(word: string): string {
  const characters = [...word];
  return characters.length <= 40 ? word : `${characters.slice(0, 40).join('')}…`;
}
