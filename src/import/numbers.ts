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

/** Parses a number in digits or hanzi (12, １２, 十二, 一百零五); undefined for zero in hanzi. */
export function parseNumber(written: string): number | undefined {
  const digits = toHalfWidth(written);
  if (/^\d{1,6}$/.test(digits)) return Number(digits);
  let total = 0;
  let figure = 0;
  for (const character of written) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit !== undefined) {
      total += (figure === 0 ? 1 : figure) * unit;
      figure = 0;
    } else figure = '零一二三四五六七八九'.indexOf(character);
  }
  return total + figure === 0 ? undefined : total + figure;
}
