import type { HeadingLevel } from './body.ts';
import type { Properties } from './bulletin.ts';

/**
 * Two states of a bulletin as one text: the result of `src/review`, shown by the tracked DOCX and the marked PDF (花脸稿). Without its
 * insertions it is the old text, without its deletions the new one.
 */
export interface Comparison {
  readonly paragraphs: readonly ComparedParagraph[];
  /** Of the new state. */
  readonly properties: Properties;
  readonly counts: ComparisonCounts;
}

/** Size of the difference: characters, and items by their file names. */
export interface ComparisonCounts {
  readonly inserted: number;
  readonly deleted: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly string[];
  /** Items in both states whose text differs. */
  readonly changed: readonly string[];
}

/** Change of words. A move removes them at one place and adds them at another. */
export type Change = 'kept' | 'inserted' | 'deleted' | 'moved-away' | 'moved-here';

/** Kind of a paragraph, which decides its style. */
export type PassageRole =
  | 'notice'
  | 'name'
  | 'number'
  | 'publisher'
  | 'section-title'
  | 'editors-note'
  | 'item-start'
  | 'item-title'
  | `heading-${HeadingLevel}`
  | 'body'
  | 'list'
  | 'row'
  | 'picture'
  | 'caption'
  | 'byline'
  | 'attribution'
  | 'note'
  | 'imprint';

/** Style of words relative to their surroundings: a bold lead-in, a run-in title, a label, a raised note mark. */
export type WordStyle = 'plain' | 'strong' | 'title' | 'label' | 'note-mark';

/** Words of one style. A tab separates the left and right parts of a line; a line end is one typed by the author. */
export interface PassageRun {
  readonly text: string;
  readonly look: WordStyle;
}

/** A paragraph as printed, or a table row; only a row has several cells. */
export interface Passage {
  readonly role: PassageRole;
  readonly cells: readonly (readonly PassageRun[])[];
  /** Digest of a picture, by which paragraphs with equal words differ. */
  readonly key?: string;
}

export interface ComparedRun extends PassageRun {
  readonly change: Change;
}

export interface ComparedParagraph {
  readonly role: PassageRole;
  readonly cells: readonly (readonly ComparedRun[])[];
  /** Change of the paragraph's end. A deleted end joins it with the next paragraph, an inserted end separates it from that. */
  readonly end: Change;
  /** The item it belongs to, null for the bulletin's own lines. */
  readonly item: string | null;
}
