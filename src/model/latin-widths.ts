/**
 * Advance widths of Times New Roman for U+0020 to U+007E, in thousandths of the type size. The metric-compatible faces (Liberation Serif,
 * Tinos, Nimbus Roman) share them.
 */
const WIDTHS: readonly number[] = [
  [250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278],
  [500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444],
  [921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722],
  [556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500],
  [333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500],
  [500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541],
].flat();

const FIRST = 0x20;

/** Width of an ASCII character, or of a Latin letter with accents, as a fraction of the type size; undefined for any other. */
export function getLatinWidth(character: string): number | undefined {
  const width = WIDTHS[(character.codePointAt(0) as number) - FIRST];
  if (width !== undefined) return width / 1000;
  // An accent does not widen its letter.
  const [letter = ''] = character.normalize('NFD');
  return letter === character || letter > '~' ? undefined : getLatinWidth(letter);
}
