import type { HeadingLevel } from '../model/body.ts';

/** The number a paragraph begins with, of the four forms of GB/T 9704-2012, 7.3.3, however it was typed. */
export interface Number {
  readonly level: HeadingLevel;
  /** How many characters of the paragraph it takes, with the blanks behind it. */
  readonly length: number;
  /** As the standard writes it: 一、 （一） 1. （1）. */
  readonly written: string;
}

const CHINESE = '[一二三四五六七八九十百〇零]{1,5}';
const DIGITS = '[0-9０-９]{1,2}';

const forms: readonly (readonly [level: HeadingLevel, pattern: RegExp, written: (number: string) => string])[] = [
  [1, new RegExp(`^(${CHINESE})\\s*[、．.]\\s*`), (number) => `${number}、`],
  [2, new RegExp(`^[（(]\\s*(${CHINESE})\\s*[）)]\\s*、?\\s*`), (number) => `（${number}）`],
  [3, new RegExp(`^(${DIGITS})\\s*[.．、]\\s*(?![0-9０-９])`), (number) => `${halfWidth(number)}.`],
  [4, new RegExp(`^[（(]\\s*(${DIGITS})\\s*[）)]\\s*、?\\s*`), (number) => `（${halfWidth(number)}）`],
];

/** The number at the start of a text; null when there is none. */
export function numberAt(text: string): Number | null {
  for (const [level, pattern, written] of forms) {
    const [whole, number] = pattern.exec(text) ?? [];
    if (whole !== undefined && number !== undefined) return { level, length: whole.length, written: written(number) };
  }
  return null;
}

function halfWidth(digits: string): string {
  return digits.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
