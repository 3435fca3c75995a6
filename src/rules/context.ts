import { HAN } from './scripts.ts';

/** Kind of text on one side of a mark; `end` is the edge of the passage. */
export type Side = 'chinese' | 'latin' | 'digit' | 'other' | 'end';

/** Punctuation that only Chinese text has. Quotes, dashes and dots are shared with Latin text. */
const CHINESE_MARK = /[、。，；：？！（）《》〈〉【】〔〕「」『』〖〗［］～％]/;
/** Characters skipped between a mark and its neighbour. */
const PASSED_OVER = /[\s"'＂＇“”‘’()[\]\p{Default_Ignorable_Code_Point}]/u;
/** Longest run of skipped characters. */
const MOST_PASSED = 8;
/** How far back a clause is searched for a hanzi, in characters. */
const CLAUSE = 60;

/** Classifies the text before an index, skipping blanks, quotes and half-width brackets. */
export function classifyBefore(text: string, at: number): Side {
  let index = at - 1;
  while (index >= 0 && at - index <= MOST_PASSED && PASSED_OVER.test(text.charAt(index))) index -= 1;
  return index < 0 ? 'end' : classifyCharacter(readCharacterBefore(text, index));
}

/** Classifies the text from an index on, skipping blanks, quotes and half-width brackets. */
export function classifyAfter(text: string, end: number): Side {
  let index = end;
  while (index < text.length && index - end < MOST_PASSED && PASSED_OVER.test(text.charAt(index))) index += 1;
  return classifyCharacter(readCharacter(text, index));
}

export function classifyCharacter(character: string): Side {
  if (character === '') return 'end';
  if (/\d/.test(character)) return 'digit';
  if (HAN.test(character) || CHINESE_MARK.test(character)) return 'chinese';
  return /\p{Script=Latin}/u.test(character) ? 'latin' : 'other';
}

/** Reads the character whose last UTF-16 unit is at an index, surrogate pairs whole. */
export function readCharacterBefore(text: string, index: number): string {
  const isLow = /[\udc00-\udfff]/.test(text[index] ?? '');
  return text.slice(isLow ? index - 1 : index, index + 1);
}

/** Reads the character at an index, surrogate pairs whole; empty beyond the end. */
export function readCharacter(text: string, index: number): string {
  return index < text.length ? String.fromCodePoint(text.codePointAt(index) as number) : '';
}

/** Whether the clause before an index has a hanzi, so that a mark after Latin letters still ends Chinese text. */
export function isChineseClause(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - CLAUSE), at);
  const start = Math.max(...['。', '，', '；', '：', '？', '！', '\n'].map((stop) => before.lastIndexOf(stop))) + 1;
  return HAN.test(before.slice(start));
}
