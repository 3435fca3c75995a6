import type { HeadingLevel } from '../model/body.ts';

/** Number at the start of a paragraph, in one of the four forms of GB/T 9704-2012, 7.3.3, however it was typed. */
export interface Number {
  readonly level: HeadingLevel;
  /** Characters that it takes in the paragraph, with the spaces after it. */
  readonly length: number;
  /** In standard form: 一、 （一） 1. （1）. */
  readonly written: string;
}

const CHINESE = '[一二三四五六七八九十百〇零]{1,5}';
const DIGITS = '[0-9０-９]{1,2}';

const forms: readonly (readonly [level: HeadingLevel, pattern: RegExp, written: (number: string) => string])[] = [
  [1, new RegExp(`^(${CHINESE})\\s*[、．.]\\s*`), (number) => `${number}、`],
  [2, new RegExp(`^[（(]\\s*(${CHINESE})\\s*[）)]\\s*、?\\s*`), (number) => `（${number}）`],
  [3, new RegExp(`^(${DIGITS})\\s*[.．、]\\s*(?![0-9０-９])`), (number) => `${toHalfWidth(number)}.`],
  [4, new RegExp(`^[（(]\\s*(${DIGITS})\\s*[）)]\\s*、?\\s*`), (number) => `（${toHalfWidth(number)}）`],
];

/** Finds the number at the start of a text; null if there is none. */
export function findNumber(text: string): Number | null {
  for (const [level, pattern, written] of forms) {
    const [whole, number] = pattern.exec(text) ?? [];
    if (whole !== undefined && number !== undefined) return { level, length: whole.length, written: written(number) };
  }
  return null;
}

function toHalfWidth(digits: string): string {
  return digits.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
