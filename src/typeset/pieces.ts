import type { Alignment, Image, Table } from '../model/body.ts';
import type { ParagraphRole, PlacedRow, SetLine } from '../model/layout.ts';
import { roleStyles } from './styles.ts';

/** What flows down the pages, in order. Everything is a whole number of rows high, so the text never leaves the grid. */
export type Piece = LinesPiece | TablePiece | ImagePiece | MastheadPiece | BlankPiece | NewPagePiece;

/** A paragraph, parted anywhere between its lines, but for those that hold on to what follows. */
export interface LinesPiece {
  readonly type: 'lines';
  readonly role: ParagraphRole;
  readonly item: string | null;
  readonly align: Alignment;
  readonly lines: readonly SetLine[];
  /** How many lines at its end stand on one page with the beginning of what follows: all of a title's, none of a common paragraph's. */
  readonly held: number;
  /** Item whose page number a contents entry shows. */
  readonly entry: string | null;
}

/** A paragraph of a role from its lines. */
export function makeLinesPiece(
  role: ParagraphRole,
  item: string | null,
  lines: readonly SetLine[],
  entry: string | null = null,
): LinesPiece {
  return { type: 'lines', role, item, align: roleStyles[role].align, lines, held: countHeldLines(role, lines.length), entry };
}

/** Lines of a paragraph that stay with a title above them, or with the item below an editor's note. */
export const LINES_HELD = 2;

function countHeldLines(role: ParagraphRole, lines: number): number {
  if (role.endsWith('-title') || role === 'contents-section' || role.startsWith('heading-')) return lines;
  if (role !== 'editors-note') return 0;
  // What is too short to leave two lines on either page is not parted.
  return lines < 2 * LINES_HELD ? lines : LINES_HELD;
}

/** A table, parted between its rows, its head repeated. */
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

/** A picture with its caption, never parted. */
export interface ImagePiece {
  readonly type: 'image';
  readonly item: string;
  readonly image: Image;
  /** In mm. */
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  /** Without lines where there is none. */
  readonly caption: LinesPiece;
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

/** A line, or a table's row, of a piece, by their indexes. */
export interface Spot {
  readonly piece: number;
  readonly line: number;
}

/** The beginning of what must stand on one page with the beginning of a piece: titles above it, the end of an editor's note before it. */
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

/** How many rows the held lines and blank rows above a piece take on its page. */
export function countRowsAbove(pieces: readonly Piece[], index: number): number {
  const start = findHoldStart(pieces, index);
  return pieces.slice(start.piece, index).reduce((rows, piece) => rows + (piece.type === 'lines' ? piece.held : 1), 0);
}
