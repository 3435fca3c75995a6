import type { Alignment, HeadingLevel, Image, Table } from './body.ts';

/**
 * The pages of a bulletin, every line broken and placed on the grid: what `typeset` makes, what the PDF draws and what the DOCX takes
 * its page numbers from. Knows no format and no font file.
 *
 * Units: a *character* is the grid's advance (156 mm / 28 = 5.571 mm = 15.79 pt), a *row* is the grid's pitch (225 mm / 22 = 10.227 mm =
 * 28.99 pt). Rows count from 0 at the top of the type area.
 */
export interface Layout {
  readonly pages: readonly Page[];
  /** Page on which each item begins, by item id; pages count from 1. */
  readonly itemPages: ReadonlyMap<string, number>;
}

export interface Page {
  /** Position in the file, from 1. */
  readonly number: number;
  /** The number printed on it, or null on a page that bears none. */
  readonly folio: number | null;
  readonly blocks: readonly Placed[];
}

export type Placed = PlacedMasthead | PlacedParagraph | PlacedTable | PlacedImage | PlacedImprint;

interface OnPage {
  /** First row it takes. */
  readonly row: number;
  /** How many rows it takes. */
  readonly rows: number;
}

/** The masthead; its words are in `Bulletin.masthead`, its inner measures belong to the template. */
export interface PlacedMasthead extends OnPage {
  readonly kind: 'masthead';
}

/** What a line of text is, for its face, its style and its tag. */
export type ParagraphRole =
  | 'contents-title'
  | 'contents-section'
  | 'contents-entry'
  | 'section-title'
  | 'item-title'
  | `heading-${HeadingLevel}`
  | 'body'
  | 'list'
  | 'attribution'
  | 'editors-note'
  | 'note'
  | 'caption';

/** One paragraph, or the part of it that stands on this page; one row a line. */
export interface PlacedParagraph extends OnPage {
  readonly kind: 'paragraph';
  readonly role: ParagraphRole;
  /** Item it belongs to, null for the bulletin's own lines. */
  readonly item: string | null;
  /** Where its natural lines stand between the margins. */
  readonly align: Alignment;
  readonly lines: readonly SetLine[];
  /** True when an earlier page holds the paragraph's beginning. */
  readonly continued: boolean;
  /** For a contents entry: the page it points to. */
  readonly target: number | null;
}

/**
 * One line. `fill` lines are set to exactly `measure`: their marks are squeezed, or their characters spread evenly; a line that hangs
 * fills the measure without its last mark, which stands in the margin. `natural` lines are set as they come.
 */
export interface SetLine {
  /** Characters left clear at its start. */
  readonly indent: number;
  /** Characters from the end of the indent to the end of the line. */
  readonly measure: number;
  readonly fit: 'fill' | 'natural';
  /** Whether its last mark hangs beyond the measure. */
  readonly hangs: boolean;
  readonly runs: readonly SetRun[];
}

/** The faces of the page by what they are for; `fonts` says which file each one is. */
export const faceRoles = ['xiaobiaosong', 'fangsong', 'heiti', 'kaiti', 'latin'] as const;
export type FaceRole = (typeof faceRoles)[number];

/** Characters set in one face, one weight, one scale: hanzi and their marks, or one stretch of Latin letters and digits. */
export interface SetRun {
  readonly text: string;
  readonly face: FaceRole;
  readonly strong: boolean;
  /** Clear space before it, in characters: the quarter between a hanzi and a letter or digit. */
  readonly gap: number;
  /** The mark of a note: set at half its size and raised; half a character wide. */
  readonly raised?: boolean;
  /** Where a link leads. */
  readonly href?: string;
}

export interface PlacedTable extends OnPage {
  readonly kind: 'table';
  readonly item: string;
  /** The table it is, or is a part of. */
  readonly source: Table;
  /** Type size in pt: the body's, or less for a table that would not fit in it. Its lines and columns count in characters of this size. */
  readonly size: number;
  /** Width of each column, in characters of its own size. */
  readonly columns: readonly number[];
  readonly align: readonly Alignment[];
  /** Head first, repeated where the table goes on from the page before. */
  readonly cells: readonly PlacedRow[];
  readonly continued: boolean;
}

export interface PlacedRow {
  readonly head: boolean;
  /** Rows of the grid it takes. */
  readonly rows: number;
  readonly cells: readonly (readonly SetLine[])[];
}

export interface PlacedImage extends OnPage {
  readonly kind: 'image';
  readonly item: string;
  readonly image: Image;
  /** Printed size in mm, at the picture's own aspect, never larger than the type area. */
  readonly width: number;
  readonly height: number;
}

/** The block at the foot of the last page; its last rule lies on the bottom of the type area. */
export interface PlacedImprint extends OnPage {
  readonly kind: 'imprint';
  /** One entry a label: the label with its colon, and its recipients broken into lines that start after the colon. */
  readonly entries: readonly { readonly label: SetLine; readonly lines: readonly SetLine[] }[];
  readonly copies: SetLine | null;
  /**
   * Issuing office at the left and date at the right of one line above the last rule. Of an office too long to stand beside the date this
   * is the last line, and `above` holds those before it, a row each.
   */
  readonly issuer: { readonly office: SetLine; readonly date: SetLine; readonly above?: readonly SetLine[] } | null;
}
