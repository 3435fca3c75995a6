import type { ReviewedLine } from '../docx/reviewed.ts';
import type { Unit } from '../item/units.ts';
import type { WeightedText } from '../weighted-text.ts';

/** A change to make in an item's file. */
export type Change = Replacement | Removal | Insertion;

/**
 * Replaces the characters from `start` in `unit` to `end` in `last`. If these are two units, they are joined; a `PARAGRAPH` in the new words
 * splits.
 */
export interface Replacement {
  readonly kind: 'replace';
  readonly unit: Unit;
  readonly start: number;
  readonly last: Unit;
  readonly end: number;
  readonly words: WeightedText;
  readonly shown: ReportedChange;
}

/** Removes a paragraph, or the row of a table whose cells are the units from `unit` to `last`. */
export interface Removal {
  readonly kind: 'remove';
  readonly unit: Unit;
  readonly last: Unit;
  readonly shown: ReportedChange;
}

/** Adds a line after a unit, or before the first one of the body. */
export interface Insertion {
  readonly kind: 'insert';
  readonly unit: Unit;
  readonly before: boolean;
  readonly line: ReviewedLine;
  readonly shown: ReportedChange;
}

/** The change as it is reported when it cannot be made. */
export interface ReportedChange {
  readonly before: string;
  readonly after: string;
}
