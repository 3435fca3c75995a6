import { getLatinWidth } from '../model/latin-widths.ts';
import type { FaceRole } from '../model/layout.ts';
import type { Advance } from '../model/widths.ts';

/** Measures characters in characters of the grid. */
export interface Ruler {
  /** Width of a Latin em. Hanzi are tightened to the grid; Latin is not, so its em is wider than a character. */
  readonly em: number;
  /** Width of a character in a face; undefined where no face tells. */
  measure(role: FaceRole, character: string): number | undefined;
}

/**
 * Makes a ruler.
 *
 * @param advance widths of the faces
 * @param em width of a Latin em in characters of the grid
 */
export function createRuler(advance: Advance, em: number): Ruler {
  const known = new Map<string, number | undefined>();
  return {
    em,
    measure(role, character) {
      const key = role + character;
      if (!known.has(key)) {
        const width = advance(role, character.codePointAt(0) as number);
        // A character of a Chinese face is tightened with the hanzi, however narrow it is.
        known.set(key, width === undefined ? undefined : role === 'latin' ? width * em : 1 - (1 - width) * em);
      }
      return known.get(key);
    },
  };
}

/** Widths of Times New Roman, for when no face is at hand. */
export const timesAdvance: Advance = (role, codePoint) => (role === 'latin' ? getLatinWidth(String.fromCodePoint(codePoint)) : undefined);

/** Counted half a character each on the printed pages: what Times New Roman has for figures. */
const HALF = new Set('0123456789-,');

/** The ruler without fonts: ASCII as Times New Roman has it, as wide as hanzi are set; figures, hyphen and comma half a character. */
export const plainRuler: Ruler = {
  em: 1,
  measure: (role, character) => (role !== 'latin' ? undefined : HALF.has(character) ? 0.5 : getLatinWidth(character)),
};
