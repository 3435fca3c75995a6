import type { PlacedBlock, PlacedRow, SetLine } from '../model/layout.ts';
import { countRowsAbove, type ImagePiece, LINES_HELD, type LinesPiece, type Piece, type Spot, type TablePiece } from './pieces.ts';
import { partRow } from './table.ts';

/** Pieces placed on pages, without the imprint. */
export interface Flow {
  readonly pages: readonly (readonly PlacedBlock[])[];
  /** Rows used on the last page. */
  readonly used: number;
  /** First page of each item, from 1. */
  readonly itemPages: ReadonlyMap<string, number>;
}

export interface FlowOptions {
  /** Forces a page break before this line, or this row of a table. */
  readonly cut?: Spot | null;
  /** Pages that contents entries point to, by item, from an earlier flow: page numbers do not move any line. */
  readonly targets?: ReadonlyMap<string, number>;
}

/**
 * Flows pieces down pages of `rows` rows. Pages are filled to the last row: the standard has no rule against widows and orphans, and the
 * sample keeps 22 rows on every page. Only titles and editor's notes keep with what follows them; pictures and table rows stay whole.
 */
export function flowPieces(pieces: readonly Piece[], rows: number, { cut = null, targets = new Map() }: FlowOptions = {}): Flow {
  const pager = new Pager(pieces, rows, cut, targets);
  pieces.forEach((piece, index) => {
    pager.place(piece, index);
  });
  return { pages: pager.pages, used: pager.row, itemPages: pager.itemPages };
}

class Pager {
  readonly pages: PlacedBlock[][] = [[]];
  readonly itemPages = new Map<string, number>();
  /** Next free row of the last page. */
  row = 0;
  readonly #pieces: readonly Piece[];
  readonly #rows: number;
  readonly #cut: Spot | null;
  readonly #targets: ReadonlyMap<string, number>;

  constructor(pieces: readonly Piece[], rows: number, cut: Spot | null, targets: ReadonlyMap<string, number>) {
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
        if (this.row > 0) this.#turnPage();
        return;
      case 'blank':
        if (this.row > 0 && this.row < this.#rows) this.row++;
        return;
      case 'lines':
        this.#placeLines(piece, index);
        return;
      case 'table':
        this.#placeTable(piece, index);
        return;
      case 'image':
        this.#placeImage(piece, index);
        return;
    }
  }

  #placeLines(piece: LinesPiece, index: number): void {
    const hold = this.#findHold(piece, index);
    for (let from = 0; from < piece.lines.length; ) {
      if (this.#isCut(index, from)) this.#keepRows(this.#rows + 1);
      if (from === hold?.line) this.#keepRows(hold.rows);
      this.#keepRows(1);
      const left = this.#rows - this.row;
      let to = Math.min(this.#findCutAfter(index, from) ?? piece.lines.length, from + left);
      // The held lines do not all fit after the lines before them: end the page between the two.
      if (hold !== null && from < hold.line && to > hold.line && hold.line - from + hold.rows > left) to = hold.line;
      this.#putParagraph(piece, piece.lines.slice(from, to), from > 0);
      from = to;
    }
  }

  /**
   * The line from which a piece must keep with what follows, and the rows needed together. Null when it need not, or when no page has that
   * many rows.
   */
  #findHold(piece: LinesPiece, index: number): { readonly line: number; readonly rows: number } | null {
    if (piece.held === 0) return null;
    const line = piece.lines.length - piece.held;
    const rows = piece.held + this.#countNeededRows(index + 1);
    return rows > this.#rows ? null : { line, rows };
  }

  #putParagraph({ role, item, align, entry }: LinesPiece, lines: readonly SetLine[], continued: boolean): void {
    this.#startItem(item);
    const target = entry === null ? null : (this.#targets.get(entry) ?? null);
    this.#put({ kind: 'paragraph', row: this.row, rows: lines.length, role, item, align, lines, continued, target });
  }

  #placeImage({ item, image, width, height, rows, caption }: ImagePiece, index: number): void {
    if (this.#isCut(index, 0)) this.#keepRows(this.#rows + 1);
    this.#keepRows(rows + caption.lines.length);
    this.#startItem(item);
    this.#put({ kind: 'image', row: this.row, rows, item, image, width, height });
    // A caption is split only when no page can hold it.
    for (let from = 0; from < caption.lines.length; ) {
      this.#keepRows(1);
      const to = Math.min(caption.lines.length, from + this.#rows - this.row);
      this.#putParagraph(caption, caption.lines.slice(from, to), from > 0);
      from = to;
    }
  }

  #placeTable(piece: TablePiece, index: number): void {
    const { item, source, size, columns, align } = piece;
    const { repeated, headRows, body } = this.#partTable(piece, index, this.#rows - this.row);
    let from = 0;
    do {
      if (this.#isCut(index, from)) this.#keepRows(this.#rows + 1);
      this.#keepRows(headRows + (body[from]?.rows ?? 0));
      const fitting = takeFittingRows(body.slice(from, this.#findCutAfter(index, from) ?? body.length), this.#rows - this.row - headRows);
      const cells = [...repeated, ...fitting];
      this.#startItem(item);
      this.#put({ kind: 'table', row: this.row, rows: countRows(cells), item, source, size, columns, align, cells, continued: from > 0 });
      from += fitting.length;
    } while (from < body.length);
  }

  /** The rows of a table, with those split that no page can hold, or that no page can hold below the titles above the table. */
  #partTable({ head, body }: TablePiece, index: number, left = 0) {
    // A head of more than half a page is not repeated: it would leave no room for the body.
    const repeated = head.rows * 2 <= this.#rows ? [head] : [];
    const headRows = repeated.length === 0 ? 0 : head.rows;
    const room = this.#rows - headRows;
    const below = room - countRowsAbove(this.#pieces, index);
    const [first, ...others] = repeated.length === 0 ? [head, ...body] : body;
    // A row that no page can hold begins where the page is, rather than leave it empty.
    const tall = first !== undefined && first.rows > room;
    const begun = tall && left - headRows >= LINES_HELD ? left - headRows : below > 0 ? below : room;
    const opening = first === undefined ? [] : partRow(first, begun, room);
    return { repeated, headRows, tall, body: [...opening, ...others.flatMap((row) => partRow(row, room, room))] };
  }

  /** Rows needed by the beginning of a piece and by what it keeps with. */
  #countNeededRows(index: number): number {
    const piece = this.#pieces[index];
    switch (piece?.type) {
      case 'lines':
        return piece.held === piece.lines.length ? piece.held + this.#countNeededRows(index + 1) : Math.min(LINES_HELD, piece.lines.length);
      case 'table': {
        const { headRows, body, tall } = this.#partTable(piece, index);
        return headRows + (tall ? LINES_HELD : (body[0]?.rows ?? 0));
      }
      case 'image':
        return piece.rows + piece.caption.lines.length;
      case 'blank':
        return 1 + this.#countNeededRows(index + 1);
      default:
        return 0;
    }
  }

  #isCut(index: number, line: number): boolean {
    return this.#cut?.piece === index && this.#cut.line === line;
  }

  /** The line before which a piece is still to be cut; null when it is not. */
  #findCutAfter(index: number, line: number): number | null {
    return this.#cut?.piece === index && this.#cut.line > line ? this.#cut.line : null;
  }

  /** Starts a new page unless this many rows are left, or the page is still empty. */
  #keepRows(rows: number): void {
    if (this.row > 0 && this.row + rows > this.#rows) this.#turnPage();
  }

  #turnPage(): void {
    this.pages.push([]);
    this.row = 0;
  }

  #startItem(item: string | null): void {
    if (item !== null && !this.itemPages.has(item)) this.itemPages.set(item, this.pages.length);
  }

  #put(placed: PlacedBlock): void {
    this.pages.at(-1)?.push(placed);
    this.row += placed.rows;
  }
}

/** The leading rows of a table that fit into the remaining space. */
function takeFittingRows(body: readonly PlacedRow[], room: number): readonly PlacedRow[] {
  let taken = 0;
  const end = body.findIndex((row) => {
    taken += row.rows;
    return taken > room;
  });
  return end === -1 ? body : body.slice(0, end);
}

function countRows(cells: readonly PlacedRow[]): number {
  return cells.reduce((total, { rows }) => total + rows, 0);
}
