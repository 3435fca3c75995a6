import type { Alignment, Image } from '../model/body.ts';
import type { ParagraphRole, PlacedRow, SetLine } from '../model/layout.ts';

/** What flows down the pages, in order. Everything is a whole number of rows high, so the text never leaves the grid. */
export type Piece = LinesPiece | TablePiece | ImagePiece | MastheadPiece | BlankPiece | NewPagePiece;

/** A paragraph, parted anywhere between its lines. */
export interface LinesPiece {
  readonly type: 'lines';
  readonly role: ParagraphRole;
  readonly item: string | null;
  readonly align: Alignment;
  readonly lines: readonly SetLine[];
  /** A title: not parted, and never at a page's foot without the beginning of what it stands above. */
  readonly title: boolean;
  /** Item whose page number a contents entry shows. */
  readonly entry: string | null;
}

/** Whether a piece is a title; there may be none. */
export function isTitle(piece: Piece | undefined): piece is LinesPiece {
  return piece?.type === 'lines' && piece.title;
}

/** A table, parted between its rows, its head repeated. */
export interface TablePiece {
  readonly type: 'table';
  readonly item: string;
  readonly columns: readonly number[];
  readonly align: readonly Alignment[];
  readonly head: PlacedRow;
  readonly body: readonly PlacedRow[];
}

/** A picture with its caption, never parted. */
export interface ImagePiece {
  readonly type: 'image';
  readonly item: string;
  readonly image: Image;
  /** In mm. */
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly caption: readonly SetLine[];
}

interface MastheadPiece {
  readonly type: 'masthead';
  readonly rows: number;
}

/** One blank row, dropped at a page's top. */
interface BlankPiece {
  readonly type: 'blank';
}

/** What follows starts a page. */
interface NewPagePiece {
  readonly type: 'new-page';
}
