import { type Alignment, type Cell, type Table, toPlainText } from '../model/body.ts';
import type { FaceRole, PlacedRow, SetLine } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import { findGroups, measureUnits, type OverlongGroup } from './breaks.ts';
import { breakLines, splitStretches, toContent } from './paragraph.ts';
import type { TablePiece } from './pieces.ts';
import type { Report } from './report.ts';
import type { Ruler } from './ruler.ts';
import { CELL_PADDING, TABLE_FACE, TABLE_HEAD_FACE, TABLE_SIZES } from './styles.ts';

/**
 * Sets a table as wide as the type area, at body size when its words fit, otherwise at the largest smaller size at which they do. Reports a
 * table that fits at no size. Every line takes one row of the grid at any size, so that text below the table stays on the grid.
 */
export function setTable(
  table: Table,
  setting: { readonly page: PageSettings; readonly ruler: Ruler; readonly item: string; readonly report: Report },
): TablePiece {
  const { align, wants } = measureWants(table, setting.ruler);
  const { size, measure, needs } = chooseSize(wants, setting.page);
  const needed = sumWidths(needs.map(({ least }) => least));
  const fits = needed <= measure;
  if (!fits) setting.report.table(table.place, needed, measure, size);
  const columns = distributeWidths(needs, measure);
  const overlong: OverlongGroup[] = [];
  const set = (row: readonly Cell[], head: boolean) => setRow(row, columns, head, setting.ruler, overlong);
  const piece: TablePiece = {
    type: 'table',
    item: setting.item,
    source: table,
    size,
    columns,
    align,
    head: set(table.head, true),
    body: table.rows.map((row) => set(row, false)),
  };
  // The table has been reported as a whole; reporting its words would only repeat it.
  if (fits) setting.report.words(overlong, setting.item);
  return piece;
}

/** Width requirements of a column at any size, in characters without padding. */
interface ColumnWants {
  /** Its widest word. */
  readonly word: number;
  /** Width needed to read well: figures whole, and text not stacked one character per line. */
  readonly readable: number;
  /** Its longest cell on one line. */
  readonly natural: number;
}

function measureWants(table: Table, ruler: Ruler): { readonly align: readonly Alignment[]; readonly wants: readonly ColumnWants[] } {
  const columns = table.head.map((head, column) => {
    const cells = table.rows.flatMap((row) => row[column] ?? []);
    const figures = isNumeric(cells);
    const [title, body] = [measureCells([head], ruler), measureCells(cells, ruler)];
    const word = Math.max(title.word, body.word);
    const natural = Math.max(title.natural, body.natural);
    const readable = Math.max(word, figures ? body.natural : 0, Math.min(natural, READABLE));
    return { align: table.align[column] ?? (figures ? 'right' : 'left'), wants: { word, readable, natural } };
  });
  return { align: columns.map(({ align }) => align), wants: columns.map(({ wants }) => wants) };
}

/** Chinese reads horizontally from two characters on; a narrower column reads vertically. */
const READABLE = 2;

function measureCells(cells: readonly Cell[], ruler: Ruler): { readonly word: number; readonly natural: number } {
  let [word, natural] = [0, 0];
  for (const stretch of cells.flatMap(({ children }) => splitStretches(toContent(children, TABLE_FACE), ruler))) {
    natural = Math.max(natural, measureUnits(stretch, 0, stretch.length));
    for (const { width } of findGroups(stretch)) word = Math.max(word, width);
  }
  return { word, natural };
}

interface Size {
  /** In pt. */
  readonly size: number;
  /** Characters of this size between the margins. */
  readonly measure: number;
  readonly needs: readonly ColumnNeeds[];
}

/** The largest size at which all columns are readable, else the largest at which their words fit, else the smallest. */
function chooseSize(wants: readonly ColumnWants[], { grid, size: { body } }: PageSettings): Size {
  const sizes = [body, ...TABLE_SIZES.filter((size) => size < body)];
  // Characters of a smaller size are tightened in proportion to those of the grid.
  const tried = (['readable', 'word'] as const).flatMap((least) =>
    sizes.map((size): Size => {
      const measure = (grid.characters * body) / size;
      return { size, measure, needs: wants.map((column) => toNeeds(column[least], column.natural, measure)) };
    }),
  );
  const fitting = tried.find(({ measure, needs }) => sumWidths(needs.map(({ least }) => least)) <= measure);
  return fitting ?? (tried.at(-1) as Size);
}

/** A word wider than the page will be split, so it asks for no more than the page has. */
function toNeeds(least: number, natural: number, measure: number): ColumnNeeds {
  const padding = 2 * CELL_PADDING;
  const whole = Math.min(least + padding, measure);
  return { least: whole, natural: Math.max(whole, natural + padding) };
}

/** A number with sign and unit: -3.5%, 1,200户. */
const NUMBER = /^[-+−±]?[\d,.]*\d[%％‰]?(?<unit>\p{Script=Han}{0,2})$/u;
const NOTHING = /^[-—/／无]*$/u;

/** Whether a column holds numbers of a single unit, apart from empty cells. With different units, figures would not align. */
function isNumeric(cells: readonly Cell[]): boolean {
  const texts = cells.map(({ children }) => toPlainText(children).trim()).filter((text) => !NOTHING.test(text));
  const units = new Set(texts.map((text) => NUMBER.exec(text)?.groups?.unit));
  return units.size === 1 && !units.has(undefined);
}

/** Characters that a line of a cell may reach into the padding, rather than turn for less than a tenth of a character. */
const CELL_TOLERANCE = 0.1;

function setRow(row: readonly Cell[], columns: readonly number[], head: boolean, ruler: Ruler, overlong: OverlongGroup[]): PlacedRow {
  const face: FaceRole = head ? TABLE_HEAD_FACE : TABLE_FACE;
  const cells = row.map((cell, column) => {
    const shape = { measure: (columns[column] ?? 0) - 2 * CELL_PADDING + CELL_TOLERANCE, first: 0, rest: 0, ruler };
    const set = breakLines(toContent(cell.children, face), shape, 'ragged');
    overlong.push(...set.overlong);
    return set.lines;
  });
  return { head, rows: Math.max(1, ...cells.map(({ length }) => length)), cells };
}

/** Splits a row higher than a page into parts of at most `rest` rows, the first of at most `first`. */
export function partRow(row: PlacedRow, first: number, rest: number): readonly PlacedRow[] {
  const parts: PlacedRow[] = [];
  for (let from = 0; from < row.rows; ) {
    const to = Math.min(row.rows, from + (from === 0 ? first : rest));
    const cells: readonly (readonly SetLine[])[] = row.cells.map((lines) => lines.slice(from, to));
    parts.push({ ...row, rows: to - from, cells });
    from = to;
  }
  return parts;
}

/** Width requirements of a column, in characters, padding included. */
interface ColumnNeeds {
  /** Its widest word: the minimum. */
  readonly least: number;
  /** Its longest cell on one line: anything wider gains nothing. */
  readonly natural: number;
}

/**
 * Distributes `measure` over columns. Each gets its minimum; the remainder is raised evenly until a column has its longest cell on one
 * line, so that short columns stay whole and long ones wrap. What nobody needs is shared in proportion. When the minimums alone are too
 * wide, every column is reduced in proportion and the table does not fit.
 */
function distributeWidths(columns: readonly ColumnNeeds[], measure: number): number[] {
  const widths = columns.map(({ least }) => least);
  const extra = measure - sumWidths(widths);
  if (extra < 0) return widths.map((width) => (width * measure) / sumWidths(widths));
  const left = raiseEvenly(widths, columns, extra);
  const total = sumWidths(widths);
  return widths.map((width) => width + (left * width) / total);
}

/** Raises the widths evenly towards their natural widths; returns what is left over. */
function raiseEvenly(widths: number[], columns: readonly ColumnNeeds[], extra: number): number {
  // The column with the smallest wish is served first: its share is at most that of each other column.
  const order = columns.map(({ least, natural }, index) => ({ index, wish: natural - least })).sort((a, b) => a.wish - b.wish);
  let left = extra;
  order.forEach(({ index, wish }, served) => {
    const part = Math.min(wish, left / (order.length - served));
    widths[index] = (widths[index] ?? 0) + part;
    left -= part;
  });
  return left;
}

/** Sum of widths. */
function sumWidths(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
