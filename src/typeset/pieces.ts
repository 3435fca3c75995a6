import type { Alignment, Image, Table } from '../model/body.ts';
import type { ParagraphRole, PlacedRow, SetLine } from '../model/layout.ts';
import { roleStyles } from './styles.ts';

/** What flows down the pages, in order. Every piece is a whole number of rows high, so that text never leaves the grid. */
export type Piece = LinesPiece | TablePiece | ImagePiece | MastheadPiece | BlankPiece | NewPagePiece;

/** A paragraph; it may be split between any two lines except those held. */
export interface LinesPiece {
  readonly type: 'lines';
  readonly role: ParagraphRole;
  readonly item: string | null;
  readonly align: Alignment;
  readonly lines: readonly SetLine[];
  /** Number of lines at its end that keep with what follows: all lines of a title, none of an ordinary paragraph. */
  readonly held: number;
  /** Item whose page number a contents entry shows. */
  readonly entry: string | null;
}

/** Makes a piece of a paragraph's lines. */
export function makeLinesPiece(
  role: ParagraphRole,
  item: string | null,
  lines: readonly SetLine[],
  entry: string | null = null,
): LinesPiece {
  return { type: 'lines', role, item, align: roleStyles[role].align, lines, held: countHeldLines(role, lines.length), entry };
}

/** Lines of a paragraph that keep with a title above them, or of an editor's note with the item below. */
export const LINES_HELD = 2;

function countHeldLines(role: ParagraphRole, lines: number): number {
  if (role.endsWith('-title') || role === 'byline' || role === 'contents-section' || role.startsWith('heading-')) return lines;
  if (role !== 'editors-note') return 0;
  // Too short to leave two lines on each page: not split.
  return lines < 2 * LINES_HELD ? lines : LINES_HELD;
}

/** A table; it may be split between rows, with its head repeated. */
export interface TablePiece {
  readonly type: 'table';
  readonly item: string;
  readonly source: Table;
  /** Type size in pt. */
  readonly size: number;
  readonly columns: readonly number[];
  readonly align: readonly Alignment[];
  readonly head: PlacedRow;
  readonly body: readonly PlacedRow[];
}

/** A picture with its caption, never split. */
export interface ImagePiece {
  readonly type: 'image';
  readonly item: string;
  readonly image: Image;
  /** In mm. */
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  /** Without lines when there is no caption. */
  readonly caption: LinesPiece;
}

interface MastheadPiece {
  readonly type: 'masthead';
  readonly rows: number;
}

/** One blank row, dropped at the top of a page. */
interface BlankPiece {
  readonly type: 'blank';
}

/** Starts a new page. */
interface NewPagePiece {
  readonly type: 'new-page';
}

/** Index of a piece and of a line (or table row) in it. */
export interface Spot {
  readonly piece: number;
  readonly line: number;
}

/**
 * Finds where the unsplittable run that ends with this piece begins: with the titles above it, or the end of an editor's note before it.
 */
export function findHoldStart(pieces: readonly Piece[], index: number): Spot {
  let start: Spot = { piece: index, line: 0 };
  while (start.line === 0) {
    const above = pieces[start.piece - 1]?.type === 'blank' ? start.piece - 2 : start.piece - 1;
    const piece = pieces[above];
    if (piece?.type !== 'lines' || piece.held === 0) break;
    start = { piece: above, line: piece.lines.length - piece.held };
  }
  return start;
}

/** Rows that held lines and blank rows above a piece take on its page. */
export function countRowsAbove(pieces: readonly Piece[], index: number): number {
  const start = findHoldStart(pieces, index);
  return pieces.slice(start.piece, index).reduce((rows, piece) => rows + (piece.type === 'lines' ? piece.held : 1), 0);
}
