import type { FaceRole } from '../../model/layout.ts';
import { CLOSING_MARKS, OPENING_MARKS } from '../../model/marks.ts';

/** Part of a line that is set at once: one face, one look. */
export interface Piece {
  /** Never empty. */
  readonly text: string;
  /** Its text, split where a mark can give space. */
  readonly parts: readonly string[];
  /** The marks that give space, one per split. */
  readonly gives: readonly string[];
  readonly face: FaceRole;
  readonly strong: boolean;
  /** Space before it, in characters. */
  readonly gap: number;
  /** Whether it is tightened to the grid: hanzi are; Latin words and note marks keep their own widths. */
  readonly closesUp: boolean;
  /** The opening mark it begins with, whose left half is blank, or an empty string. */
  readonly opens: string;
  /** The closing mark it ends with, whose right half is blank, or an empty string. */
  readonly closes: string;
  /** The mark of a note, half size and raised. */
  readonly raised: boolean;
  /** Target of a link, or null. */
  readonly href: string | null;
  /** Part of a run-in title. */
  readonly title: boolean;
}

export const CLOSING = [...CLOSING_MARKS].join('');
export const OPENING = [...OPENING_MARKS].join('');

/** Dots of names. */
export const DOTS = '·•・‧';

/** Only hanzi and marks. */
export const PLAIN = new RegExp(`^[\u4e00-\u9fff${CLOSING}${OPENING}—…]+$`, 'u');

export const HANZI = /[\u4e00-\u9fff]/u;
