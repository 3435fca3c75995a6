import type { SetRun } from '../../model/layout.ts';

/**
 * A line as LibreOffice sets it, which cannot be asked. It cuts a line into portions of one script and one look, does not tighten the last
 * character of a portion but does loosen it, and keeps a fifth of an em between hanzi and letters (7.4, measured). Marks without a script of their own (“ — …
 * ℃) go with what precedes them, in its font.
 */
export interface OfficeLine {
  /** Width without letter spacing, in em. */
  readonly em: number;
  readonly characters: number;
  readonly portions: number;
  /** Whether a mark that follows goes with Latin text. */
  readonly endsLatin: boolean;
}

/** A run, with what the document distinguishes and the layout does not. */
export interface OfficeRun extends SetRun {
  /** Which of the differently styled parts of its paragraph it belongs to. */
  readonly part?: number;
  /** Whether it is tagged Chinese though it is Latin. */
  readonly chinese?: boolean;
}

/** Width of a character in the Latin font, in em; undefined where the font lacks it. */
export type LatinAdvance = (character: string) => number | undefined;

const LATIN = /[\u0021-\u024f\u0250-\u02ff\u0370-\u052f\u1e00-\u1fff]/u;
/** Blanks, and marks that go with the script before them. */
export const SCRIPTLESS = /[\s\u2000-\u2bff]/u;

/** Whether a character is set in the Latin font wherever it stands. */
export function isLatin(character: string): boolean {
  return LATIN.test(character);
}

/** Space between a hanzi and a letter or figure, in em. */
const QUARTER = 0.2;

/** Width of a note mark's characters: it is set at half size. */
const RAISED = 0.5;

/** Width of a character in a Chinese font, in em. */
function measureHanzi(character: string): number {
  if (/[\u0020\t]/.test(character)) return 0.5;
  return /\p{M}/u.test(character) ? 0 : 1;
}

/**
 * Measures runs as LibreOffice sets them.
 *
 * @param startsLatin whether marks at their start go with Latin text: at the start of a paragraph they do
 */
export function measureOfficeLine(runs: readonly OfficeRun[], advance: LatinAdvance, startsLatin = false): OfficeLine {
  let [em, characters, portions] = [0, 0, 0];
  let before = '';
  let latin = startsLatin;
  let face: SetRun['face'] = 'latin';
  for (const run of runs) {
    if (run.gap > 0) em += QUARTER;
    if (run.face !== 'latin') face = run.face;
    for (const character of run.text) {
      if (!SCRIPTLESS.test(character)) latin = isLatin(character);
      const look = [latin, face, run.strong, run.raised, run.href, run.part, run.chinese].join();
      if (look !== before) portions += 1;
      before = look;
      characters += 1;
      const width = latin ? (advance(character) ?? 1) : measureHanzi(character);
      em += run.raised === true ? width * RAISED : width;
    }
  }
  return { em, characters, portions, endsLatin: latin };
}
