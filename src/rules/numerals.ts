const DIGITS = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
type Digit = keyof typeof DIGITS;
const HANZI_DIGITS = '〇一二三四五六七八九';

/** Pattern of a hanzi numeral below 100. */
export const NUMERAL = '[一二三四五六七八九十]{1,3}';

/** A spoken number below 10,000: 三千零五, 两百二十, 一百零三, 十二. Approximations (三四十, 十几) do not match. */
const SPOKEN =
  /^(?:([一二两三四五六七八九])千(零)?)?(?:([一二两三四五六七八九])百(零)?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/;

/**
 * Parses a spoken number below 10,000, without the scales 万 and 亿.
 *
 * @returns null if it is not an exact, well-formed number
 */
export function parseSpoken(text: string): number | null {
  const match = SPOKEN.exec(text);
  if (match === null || text === '') return null;
  const [, thousands, gap, hundreds, zero, tens, ten, ones] = match;
  // 一百五 (150) and 三千二 (3200) are colloquial.
  if (ones !== undefined && ten === undefined && (thousands ?? hundreds) !== undefined && (gap ?? zero) === undefined) return null;
  if (hundreds !== undefined && ten !== undefined && tens === undefined) return null;
  const value = (digit: string | undefined) => (digit === undefined ? 0 : DIGITS[digit as Digit]);
  return (
    value(thousands) * 1000 + value(hundreds) * 100 + (ten === undefined ? 0 : (tens === undefined ? 1 : value(tens)) * 10) + value(ones)
  );
}

/** Parses digits read one by one, 二〇二一. Accepts ○ (circle), a common slip for 〇. */
export function parseDigits(text: string): number {
  return Number([...text.replaceAll('○', '〇')].map((digit) => DIGITS[digit as Digit]).join(''));
}

/** Formats digits one by one: 二〇二一. */
export function formatDigits(digits: string): string {
  return digits.replace(/\d/g, (digit) => HANZI_DIGITS.charAt(Number(digit)));
}

/** Formats a number from 1 to 99: 二十一. */
export function formatSpoken(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const high = tens === 0 ? '' : `${tens === 1 ? '' : HANZI_DIGITS[tens]}十`;
  return `${high}${ones === 0 ? '' : HANZI_DIGITS[ones]}`;
}
