const DIGITS = '一二三四五六七八九';

/** The hanzi a numeral below a hundred is written with, for patterns. */
export const NUMERAL = '[一二三四五六七八九十]{1,3}';

/** The value of a numeral in hanzi from 一 to 九十九; null for what is none, such as 三四 or 一十十. */
export function numeralValue(numeral: string): number | null {
  const [, tens, ten, units] = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(numeral) ?? [];
  if (ten === undefined || numeral === '') return numeral === '一' ? 1 : null;
  if (ten === '') return numeral.length === 1 ? DIGITS.indexOf(numeral) + 1 : null;
  return (tens === '' ? 1 : digit(tens)) * 10 + digit(units);
}

function digit(character = ''): number {
  return character === '' ? 0 : DIGITS.indexOf(character) + 1;
}

/** A number from 1 to 99 in hanzi: 一, 十二, 三十. */
export function numeral(value: number): string {
  const [tens, units] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? DIGITS[tens - 1] : ''}${tens > 0 ? '十' : ''}${units > 0 ? DIGITS[units - 1] : ''}`;
}
