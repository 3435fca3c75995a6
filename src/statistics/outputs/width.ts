import { eastAsianWidth } from 'get-east-asian-width';

/** Columns a text takes on a terminal: two for each full-width character, none for one that combines with another. */
export function displayWidth(text: string): number {
  return [...text].reduce(
    (width, character) => width + (/\p{M}/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) as number)),
    0,
  );
}

/** A text no wider than so many columns, cut with … at its end where it is. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let short = '';
  for (const character of text) {
    if (displayWidth(short + character) > width - 1) break;
    short += character;
  }
  return `${short}…`;
}
