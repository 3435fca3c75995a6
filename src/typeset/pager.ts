import type { Placed, PlacedRow, SetLine } from '../model/layout.ts';
import { type ImagePiece, isTitle, type LinesPiece, type Piece, type TablePiece } from './pieces.ts';
import { sliceRow } from './table.ts';

/** Pieces on pages, before the imprint. */
export interface Flow {
  readonly pages: readonly (readonly Placed[])[];
  /** Rows taken on the last page. */
  readonly used: number;
  /** Page on which each item begins, from 1. */
  readonly itemPages: ReadonlyMap<string, number>;
}

/** A page end inside the text: before a line, or a table's row, of a piece. */
export interface Cut {
  readonly piece: number;
  readonly line: number;
}

export interface FlowOptions {
  readonly cut?: Cut | null;
  /** The pages contents entries point to, by item: those of an earlier flow, as no line moves with a number. */
  readonly targets?: ReadonlyMap<string, number>;
}

/** Lines of an item that stay with a title above them. */
const LINES_WITH_TITLE = 2;

/**
 * Lets pieces flow down pages of `rows` rows. Pages are filled to their last row: the standard knows no widows and orphans, and the sample
 * keeps 22 rows on every page; only titles hold on to what follows them, and tables and pictures stay whole.
 */
export function flow(pieces: readonly Piece[], rows: number, { cut = null, targets = new Map() }: FlowOptions = {}): Flow {
  const pager = new Pager(pieces, rows, cut, targets);
  pieces.forEach((piece, index) => {
    pager.place(piece, index);
  });
  return { pages: pager.pages, used: pager.row, itemPages: pager.itemPages };
}

class Pager {
  readonly pages: Placed[][] = [[]];
  readonly itemPages = new Map<string, number>();
  /** The next free row of the last page. */
  row = 0;
  readonly #pieces: readonly Piece[];
  readonly #rows: number;
  readonly #cut: Cut | null;
  readonly #targets: ReadonlyMap<string, number>;

  constructor(pieces: readonly Piece[], rows: number, cut: Cut | null, targets: ReadonlyMap<string, number>) {
    this.#pieces = pieces;
    this.#rows = rows;
    this.#cut = cut;
    this.#targets = targets;
  }

  place(piece: Piece, index: number): void {
    switch (piece.type) {
      case 'masthead':
        this.#put({ kind: 'masthead', row: this.row, rows: piece.rows });
        return;
      case 'new-page':
        if (this.row > 0) this.#turn();
        return;
      case 'blank':
        if (this.row > 0 && this.row < this.#rows) this.row++;
        return;
      case 'lines':
        this.#lines(piece, index);
        return;
      case 'table':
        this.#table(piece, index);
        return;
      case 'image':
        this.#image(piece, index);
        return;
    }
  }

  #lines(piece: LinesPiece, index: number): void {
    if (piece.title && !isTitle(this.#pieces[index - 1])) this.#keep(this.#neededByTitles(index));
    for (let from = 0; from < piece.lines.length; ) {
      if (this.#isCut(index, from)) this.#keep(this.#rows + 1);
      this.#keep(1);
      const until = this.#cutAfter(index, from) ?? piece.lines.length;
      const to = Math.min(until, from + this.#rows - this.row);
      this.#paragraph(piece, piece.lines.slice(from, to), from > 0);
      from = to;
    }
  }

  #paragraph({ role, item, align, entry }: LinesPiece, lines: readonly SetLine[], continued: boolean): void {
    this.#start(item);
    const target = entry === null ? null : (this.#targets.get(entry) ?? null);
    this.#put({ kind: 'paragraph', row: this.row, rows: lines.length, role, item, align, lines, continued, target });
  }

  #image({ item, image, width, height, rows, caption }: ImagePiece, index: number): void {
    if (this.#isCut(index, 0)) this.#keep(this.#rows + 1);
    this.#keep(rows + caption.length);
    this.#start(item);
    this.#put({ kind: 'image', row: this.row, rows, item, image, width, height });
    if (caption.length === 0) return;
    this.#put({
      kind: 'paragraph',
      row: this.row,
      rows: caption.length,
      role: 'caption',
      item,
      align: 'center',
      lines: caption,
      continued: false,
      target: null,
    });
  }

  #table(piece: TablePiece, index: number): void {
    const { item, columns, align } = piece;
    // A head that takes half a page or more would leave no room to repeat it over.
    const repeated = piece.head.rows * 2 <= this.#rows ? [piece.head] : [];
    const headRows = repeated.length === 0 ? 0 : piece.head.rows;
    const body = [...(headRows === 0 ? [piece.head] : []), ...piece.body].flatMap((row) => partsOf(row, this.#rows - headRows));
    let from = 0;
    do {
      if (this.#isCut(index, from)) this.#keep(this.#rows + 1);
      this.#keep(headRows + (body[from]?.rows ?? 0));
      const fitting = fittingRows(body.slice(from, this.#cutAfter(index, from) ?? body.length), this.#rows - this.row - headRows);
      const cells = [...repeated, ...fitting];
      this.#start(item);
      this.#put({ kind: 'table', row: this.row, rows: rowsOf(cells), item, columns, align, cells, continued: from > 0 });
      from += fitting.length;
    } while (from < body.length);
  }

  /**
   * Rows that titles below each other and the beginning of what they stand above need. Above a picture as high as a page they stay
   * together where they are: it goes to the next page wherever they stand.
   */
  #neededByTitles(index: number): number {
    const needed = this.#needed(index);
    if (needed <= this.#rows) return needed;
    const end = this.#pieces.findIndex((piece, at) => at > index && !isTitle(piece));
    return this.#pieces.slice(index, end).reduce((rows, piece) => rows + (isTitle(piece) ? piece.lines.length : 0), 0);
  }

  /** Rows a piece and what must stand on its page with it need. */
  #needed(index: number): number {
    const piece = this.#pieces[index];
    switch (piece?.type) {
      case 'lines':
        return piece.title ? piece.lines.length + this.#needed(index + 1) : Math.min(LINES_WITH_TITLE, piece.lines.length);
      case 'table':
        return piece.head.rows + (piece.body[0]?.rows ?? 0);
      case 'image':
        return piece.rows + piece.caption.length;
      case 'blank':
        return 1 + this.#needed(index + 1);
      default:
        return 0;
    }
  }

  #isCut(index: number, line: number): boolean {
    return this.#cut?.piece === index && this.#cut.line === line;
  }

  /** The line before which a piece is to be cut, when that is still to come. */
  #cutAfter(index: number, line: number): number | null {
    return this.#cut?.piece === index && this.#cut.line > line ? this.#cut.line : null;
  }

  /** Turns the page when fewer rows than that are left on it; at a page's top nothing is gained by turning. */
  #keep(rows: number): void {
    if (this.row > 0 && this.row + rows > this.#rows) this.#turn();
  }

  #turn(): void {
    this.pages.push([]);
    this.row = 0;
  }

  #start(item: string | null): void {
    if (item !== null && !this.itemPages.has(item)) this.itemPages.set(item, this.pages.length);
  }

  #put(placed: Placed): void {
    this.pages.at(-1)?.push(placed);
    this.row += placed.rows;
  }
}

/** A row that is higher than a page comes in parts. */
function partsOf(row: PlacedRow, rows: number): PlacedRow[] {
  const parts: PlacedRow[] = [];
  for (let from = 0; from < row.rows; from += rows) parts.push(sliceRow(row, from, Math.min(row.rows, from + rows)));
  return parts;
}

/** The rows of a table that stand in the room there is, from the first. */
function fittingRows(body: readonly PlacedRow[], room: number): readonly PlacedRow[] {
  let taken = 0;
  const end = body.findIndex((row) => {
    taken += row.rows;
    return taken > room;
  });
  return end === -1 ? body : body.slice(0, end);
}

function rowsOf(cells: readonly PlacedRow[]): number {
  return cells.reduce((total, { rows }) => total + rows, 0);
}
