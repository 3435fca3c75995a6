import type { HeadingLevel } from './body.ts';
import type { Properties } from './bulletin.ts';

/**
 * Two states of a bulletin side by side in one text: what `src/review` finds and what the tracked DOCX and the marked PDF (花脸稿) show. With
 * all that was inserted left out it is the old text, with all that was deleted the new one.
 */
export interface Comparison {
  readonly paragraphs: readonly ComparedParagraph[];
  /** Of the new state. */
  readonly properties: Properties;
  readonly counts: ComparisonCounts;
}

/** How much differs: characters, and items by their file names. */
export interface ComparisonCounts {
  readonly inserted: number;
  readonly deleted: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly string[];
  /** Items that are in both and whose text differs. */
  readonly changed: readonly string[];
}

/** What became of some words: a move takes them away at one place and has them at another. */
export type Change = 'kept' | 'inserted' | 'deleted' | 'moved-away' | 'moved-here';

/** What a paragraph is, for its style. */
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
  | 'attribution'
  | 'note'
  | 'imprint';

/** How words differ from those around them: a bold lead-in, a title run in with the text, a label, the raised mark of a note. */
export type WordStyle = 'plain' | 'strong' | 'title' | 'label' | 'note-mark';

/** Words of one look. A tab parts what stands left and right on a line; a line end is one the author asked for. */
export interface PassageRun {
  readonly text: string;
  readonly look: WordStyle;
}

/** A paragraph as it is printed, or the row of a table, which alone has more cells than one. */
export interface Passage {
  readonly role: PassageRole;
  readonly cells: readonly (readonly PassageRun[])[];
  /** What makes it another one though its words are the same: the digest of a picture. */
  readonly key?: string;
}

export interface ComparedRun extends PassageRun {
  readonly change: Change;
}

export interface ComparedParagraph {
  readonly role: PassageRole;
  readonly cells: readonly (readonly ComparedRun[])[];
  /** What became of its end. A deleted end joins it with the next one, an inserted end parts it from that. */
  readonly end: Change;
  /** The item it belongs to, null for the bulletin's own lines. */
  readonly item: string | null;
}
