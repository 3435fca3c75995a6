import { HAN } from './scripts.ts';

/** What stands on one side of a mark: Chinese text, a Latin letter or a digit, something else, or nothing but the passage's end. */
export type Side = 'chinese' | 'latin' | 'digit' | 'other' | 'end';

/** Marks that only Chinese text has. Quotes, dashes and dots are not among them: Latin text has them as well. */
const CHINESE_MARK = /[、。，；：？！（）《》〈〉【】〔〕「」『』〖〗［］～％]/;
/** What stands between a mark and its neighbour without being one. */
const PASSED_OVER = /[\s"'＂＇“”‘’()[\]\p{Default_Ignorable_Code_Point}]/u;
/** How many of them are looked through. */
const MOST_PASSED = 8;
/** How far back a clause is looked through for a hanzi. */
const CLAUSE = 60;

/** What stands before a character, blanks, quotes and half-width brackets aside. */
export function sideBefore(text: string, at: number): Side {
  let index = at - 1;
  while (index >= 0 && at - index <= MOST_PASSED && PASSED_OVER.test(text.charAt(index))) index -= 1;
  return index < 0 ? 'end' : sideOf(characterEnding(text, index));
}

/** What stands behind a character, the end exclusive, blanks, quotes and half-width brackets aside. */
export function sideAfter(text: string, end: number): Side {
  let index = end;
  while (index < text.length && index - end < MOST_PASSED && PASSED_OVER.test(text.charAt(index))) index += 1;
  return sideOf(characterAt(text, index));
}

/** What a character is. */
export function sideOf(character: string): Side {
  if (character === '') return 'end';
  if (/\d/.test(character)) return 'digit';
  if (HAN.test(character) || CHINESE_MARK.test(character)) return 'chinese';
  return /\p{Script=Latin}/u.test(character) ? 'latin' : 'other';
}

/** The character whose last code unit stands at an index, a surrogate pair whole. */
export function characterEnding(text: string, index: number): string {
  const isLow = /[\udc00-\udfff]/.test(text[index] ?? '');
  return text.slice(isLow ? index - 1 : index, index + 1);
}

/** The character that begins at an index, a surrogate pair whole; empty beyond the end. */
export function characterAt(text: string, index: number): string {
  return index < text.length ? String.fromCodePoint(text.codePointAt(index) as number) : '';
}

/** Whether the clause before a character has a hanzi: what stands there ends Chinese text, though it be beside Latin letters. */
export function isChineseClause(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - CLAUSE), at);
  const start = Math.max(...['。', '，', '；', '：', '？', '！', '\n'].map((stop) => before.lastIndexOf(stop))) + 1;
  return HAN.test(before.slice(start));
}
