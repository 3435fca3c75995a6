import type { FaceRole } from '../../model/layout.ts';
import { CLOSING_MARKS, OPENING_MARKS } from '../../model/marks.ts';

/** What of a line is set at once: characters of one face and look. */
export interface Piece {
  /** Never empty. */
  readonly text: string;
  /** Its text, cut where one of its marks can give space. */
  readonly parts: readonly string[];
  /** The marks that give it, one for every cut. */
  readonly gives: readonly string[];
  readonly face: FaceRole;
  readonly strong: boolean;
  /** Clear space before it, in characters. */
  readonly gap: number;
  /** Whether it is closed up to the grid: hanzi are, words of letters and the marks of notes keep their own widths. */
  readonly closesUp: boolean;
  /** The opening mark it begins with, whose left half is blank, or an empty string. */
  readonly opens: string;
  /** The closing mark it ends with, whose right half is blank, or an empty string. */
  readonly closes: string;
  /** The mark of a note, half as large and raised. */
  readonly raised: boolean;
  /** Where a link leads, or null. */
  readonly href: string | null;
  /** Belongs to the title of an item that begins here. */
  readonly title: boolean;
}

export const CLOSING = [...CLOSING_MARKS].join('');
export const OPENING = [...OPENING_MARKS].join('');

/** Nothing but hanzi and marks. The middle dot is left out: Typst pulls two of them together. */
export const PLAIN = new RegExp(`^[\u4e00-\u9fff${CLOSING}${OPENING}—…]+$`, 'u');

export const HANZI = /[\u4e00-\u9fff]/u;
