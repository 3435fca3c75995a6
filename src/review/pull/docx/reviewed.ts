import type { WeightedText } from '../weighted-text.ts';

/**
 * A paragraph or table row of a returned DOCX, with every tracked change accepted. In its text a line break is `\n`, a tab `\t`, cells are
 * separated by `CELL`, and `OBJECT` stands for everything that is not text. Trimmed, except for rows.
 */
export interface ReviewedLine extends WeightedText {
  readonly row: boolean;
  /** Index into `controls` of the content control that contains the line; null outside of all. */
  readonly control: number | null;
  /** Level of a heading by its style, from 1. */
  readonly heading: number | null;
  /** Whether Word numbers or bullets it. */
  readonly entry: boolean;
  /** Words with direct formatting that is not printed: underlined, slanted, struck, highlighted. */
  readonly emphasized: readonly string[];
}

/** A content control; the program wraps each item in one. */
export interface Control {
  readonly tag: string | null;
  readonly title: string | null;
}

/** A reviewer's comment. */
export interface ReviewedComment {
  readonly author: string;
  /** ISO date and time as given in the file; empty when there is none. */
  readonly date: string;
  readonly text: string;
  /** The words that it is attached to. */
  readonly quoted: string;
  /** Index of the line where these begin; null when no line contains them. */
  readonly line: number | null;
}

/** The content of a DOCX that the program wrote and people edited. */
export interface ReviewedDocument {
  readonly lines: readonly ReviewedLine[];
  readonly controls: readonly Control[];
  readonly comments: readonly ReviewedComment[];
  /** Texts of text boxes. */
  readonly boxes: readonly string[];
  /** Number of tracked changes that were accepted. */
  readonly tracked: number;
  /** `digestText` of the text that the DOCX was built from; null when an editor dropped the property. */
  readonly madeOf: string | null;
}
