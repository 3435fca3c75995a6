import { eastAsianWidthType } from 'get-east-asian-width';

/**
 * Whether a character belongs to Chinese text: hanzi, kana, full-width marks, and the marks of ambiguous width that Chinese sets full
 * (“ ” — … △ ①). Letters of ambiguous width are Greek and Cyrillic, which part words by blanks.
 */
export function isFullWidth(character: string | undefined): boolean {
  const codePoint = character?.codePointAt(0);
  if (codePoint === undefined) return false;
  const type = eastAsianWidthType(codePoint);
  return type === 'wide' || type === 'fullwidth' || (type === 'ambiguous' && !/\p{L}/u.test(character ?? ''));
}

/** A line end inside a paragraph: nothing between two characters of Chinese text, else a blank. */
export function softBreak(before: string | undefined, after: string | undefined): '' | ' ' {
  return isFullWidth(before) && isFullWidth(after) ? '' : ' ';
}

/** The last character of a text, a surrogate pair whole. */
export function lastCharacter(text: string): string | undefined {
  return /.$/su.exec(text)?.[0];
}

/** The first character of a text, a surrogate pair whole. */
export function firstCharacter(text: string): string | undefined {
  return /^./su.exec(text)?.[0];
}
