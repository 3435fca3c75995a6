import type { Alignment, HeadingLevel, Image, Table } from './body.ts';

/**
 * The pages of a bulletin, every line broken and placed on the grid: the result of `typeset`, which the PDF draws and from which the DOCX
 * takes page numbers. Independent of format and font file.
 * Units: a *character* is the grid's advance (156 mm / 28 = 5.571 mm = 15.79 pt), a *row* is its pitch (225 mm / 22 = 10.227 mm = 28.99
 * pt). Rows count from 0 at the top of the type area.
 */
export interface Layout {
  readonly pages: readonly Page[];
  /** First page of each item, by item id; pages count from 1. */
  readonly itemPages: ReadonlyMap<string, number>;
}

export interface Page {
  /** Position in the document, from 1. */
  readonly number: number;
  /** The printed page number, or null. */
  readonly folio: number | null;
  readonly blocks: readonly PlacedBlock[];
}

export type PlacedBlock = PlacedMasthead | PlacedParagraph | PlacedTable | PlacedImage | PlacedImprint;

interface RowSpan {
  /** First row. */
  readonly row: number;
  /** Number of rows. */
  readonly rows: number;
}

/** The masthead. Its words are in `Bulletin.masthead`, its measures in the template. */
export interface PlacedMasthead extends RowSpan {
  readonly kind: 'masthead';
}

/** Role of a line of text: decides its font, style and tag. */
export type ParagraphRole =
  | 'contents-title'
  | 'contents-section'
  | 'contents-entry'
  | 'section-title'
  | 'subsection-title'
  | 'item-title'
  | 'byline'
  | `heading-${HeadingLevel}`
  | 'body'
  | 'list'
  | 'attribution'
  | 'editors-note'
  | 'note'
  | 'caption';

/** A paragraph, or its part on this page; one row a line. */
export interface PlacedParagraph extends RowSpan {
  readonly kind: 'paragraph';
  readonly role: ParagraphRole;
  /** Its item; null for the bulletin's own lines. */
  readonly item: string | null;
  /** Alignment of its natural lines. */
  readonly align: Alignment;
  readonly lines: readonly SetLine[];
  /** Whether it began on an earlier page. */
  readonly continued: boolean;
  /** Page that a contents entry points to. */
  readonly target: number | null;
}

/**
 * One line. A `fill` line is exactly `measure` wide: its marks are squeezed or its characters spaced out; a hanging line fills it without
 * its last mark, which stands in the margin. A `natural` line keeps its own width.
 */
export interface SetLine {
  /** Indent in characters. */
  readonly indent: number;
  /** Characters from the indent to the end of the line. */
  readonly measure: number;
  readonly fit: 'fill' | 'natural';
  /** Whether its last mark hangs in the margin. */
  readonly hangs: boolean;
  readonly runs: readonly SetRun[];
}

/** Roles of the page's fonts; `fonts` maps them to files. */
export const faceRoles = ['xiaobiaosong', 'fangsong', 'heiti', 'kaiti', 'song', 'latin'] as const;
export type FaceRole = (typeof faceRoles)[number];

/** Characters of one font, weight and scale: hanzi and their marks, or a stretch of Latin letters and digits. */
export interface SetRun {
  readonly text: string;
  readonly face: FaceRole;
  readonly strong: boolean;
  /** Space before it in characters: the quarter between a hanzi and a letter or digit. */
  readonly gap: number;
  /** A note mark: half size, raised, half a character wide. */
  readonly raised?: boolean;
  /** Where a link leads. */
  readonly href?: string;
}

export interface PlacedTable extends RowSpan {
  readonly kind: 'table';
  readonly item: string;
  /** The whole table, of which this may be a part. */
  readonly source: Table;
  /** Type size in pt: the body's, or less for a table that would not fit. Lines and columns count in characters of this size. */
  readonly size: number;
  /** Width of each column, in characters of this size. */
  readonly columns: readonly number[];
  readonly align: readonly Alignment[];
  /** Rows, the head first and repeated where the table continues. */
  readonly cells: readonly PlacedRow[];
  readonly continued: boolean;
}

export interface PlacedRow {
  readonly head: boolean;
  /** Rows of the grid. */
  readonly rows: number;
  readonly cells: readonly (readonly SetLine[])[];
}

export interface PlacedImage extends RowSpan {
  readonly kind: 'image';
  readonly item: string;
  readonly image: Image;
  /** Printed size in mm, at the picture's aspect ratio, never larger than the type area. */
  readonly width: number;
  readonly height: number;
}

/** The imprint at the foot of the last page; its last rule lies on the bottom of the type area. */
export interface PlacedImprint extends RowSpan {
  readonly kind: 'imprint';
  /** For each label: the label with its colon, and its recipients in lines that start after the colon. Those above stand over the first rule. */
  readonly entries: readonly { readonly label: SetLine; readonly lines: readonly SetLine[]; readonly above?: true }[];
  readonly copies: SetLine | null;
  /**
   * Issuing office at the left and date at the right of the line above the last rule. For an office too long for that line this is its
   * last line, and `above` holds the others, a row each.
   */
  readonly issuer: { readonly office: SetLine; readonly date: SetLine; readonly above?: readonly SetLine[] } | null;
}
