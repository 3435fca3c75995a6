import { eastAsianWidth } from 'get-east-asian-width';

/** Measures the width of a text on a terminal: two columns for a full-width character, none for a combining one. */
export function displayWidth(text: string): number {
  return [...text].reduce(
    (width, character) => width + (/\p{M}/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) as number)),
    0,
  );
}

/** Cuts a text to a width in columns; … marks a cut. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let short = '';
  for (const character of text) {
    if (displayWidth(short + character) > width - 1) break;
    short += character;
  }
  return `${short}…`;
}
