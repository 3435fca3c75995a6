import { eastAsianWidthType } from 'get-east-asian-width';

/**
 * Whether a character is Chinese text: hanzi, kana, full-width marks, and marks of ambiguous width, which Chinese sets full width (“ ” — …
 * △ ①). Letters of ambiguous width are Greek and Cyrillic, which separate words by spaces.
 */
export function isFullWidth(character: string | undefined): boolean {
  const codePoint = character?.codePointAt(0);
  if (codePoint === undefined) return false;
  const type = eastAsianWidthType(codePoint);
  return type === 'wide' || type === 'fullwidth' || (type === 'ambiguous' && !/\p{L}/u.test(character ?? ''));
}

/** What a line end inside a paragraph prints: nothing between two full-width characters, else a space. */
export function joinCharacters(before: string | undefined, after: string | undefined): '' | ' ' {
  return isFullWidth(before) && isFullWidth(after) ? '' : ' ';
}

/** The last code point of a text. */
export function findLastCharacter(text: string): string | undefined {
  return /.$/su.exec(text)?.[0];
}

/** The first code point of a text. */
export function findFirstCharacter(text: string): string | undefined {
  return /^./su.exec(text)?.[0];
}
