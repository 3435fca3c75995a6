import { type Cell, plainText, type Table } from '../model/body.ts';
import type { FaceRole, PlacedRow, SetLine } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import { groupsOf, type Overlong, widthOf } from './breaks.ts';
import { type ColumnNeeds, columnWidths, sum } from './columns.ts';
import { breakLines, contentOf, stretchesOf } from './paragraph.ts';
import type { TablePiece } from './pieces.ts';
import type { Report } from './report.ts';
import { CELL_PADDING, TABLE_FACE, TABLE_HEAD_FACE } from './styles.ts';

/** A table as wide as the type area; when its words need more than that, a diagnostic says so. */
export function tablePiece(
  table: Table,
  setting: { readonly page: PageSettings; readonly item: string; readonly report: Report },
): TablePiece {
  const measure = setting.page.grid.characters;
  const needs = table.head.map((_, column) =>
    needsOf(
      [table.head, ...table.rows].map((row) => row[column]),
      measure,
    ),
  );
  const needed = sum(needs.map(({ least }) => least));
  const fits = needed <= measure;
  if (!fits) setting.report.table(table.place, needed, measure);
  const columns = columnWidths(needs, measure);
  const overlong: Overlong[] = [];
  const set = (row: readonly Cell[], head: boolean) => placedRow(row, columns, head, overlong);
  const piece: TablePiece = {
    type: 'table',
    item: setting.item,
    columns,
    align: table.align.map((author, column) => author ?? (isNumeric(table.rows.map((row) => row[column])) ? 'right' : 'left')),
    head: set(table.head, true),
    body: table.rows.map((row) => set(row, false)),
  };
  // A table that does not fit has been reported as a whole; its single words would only repeat it.
  if (fits) setting.report.words(overlong, setting.item);
  return piece;
}

/** What the cells of a column need. A word wider than the page is going to be taken apart, so it asks for no more than the page has. */
function needsOf(cells: readonly (Cell | undefined)[], measure: number): ColumnNeeds {
  let [least, natural] = [0, 0];
  for (const stretch of cells.flatMap((cell) => stretchesOf(contentOf(cell?.children ?? [], TABLE_FACE)))) {
    natural = Math.max(natural, widthOf(stretch, 0, stretch.length));
    for (const { width } of groupsOf(stretch)) least = Math.max(least, Math.min(width, measure));
  }
  return { least: least + 2 * CELL_PADDING, natural: natural + 2 * CELL_PADDING };
}

const NUMBER = /^[-+−±]?[\d,.]*\d[%％‰]?$/u;
const NOTHING = /^[-—/／无]*$/u;

/** Whether a column holds numbers, here and there nothing. */
function isNumeric(cells: readonly (Cell | undefined)[]): boolean {
  const texts = cells.map((cell) => plainText(cell?.children ?? []).trim());
  return texts.some((text) => NUMBER.test(text)) && texts.every((text) => NUMBER.test(text) || NOTHING.test(text));
}

function placedRow(row: readonly Cell[], columns: readonly number[], head: boolean, overlong: Overlong[]): PlacedRow {
  const face: FaceRole = head ? TABLE_HEAD_FACE : TABLE_FACE;
  const cells = row.map((cell, column) => {
    const shape = { measure: (columns[column] ?? 0) - 2 * CELL_PADDING, first: 0, rest: 0 };
    const set = breakLines(contentOf(cell.children, face), shape, 'ragged');
    overlong.push(...set.overlong);
    return set.lines;
  });
  return { head, rows: Math.max(1, ...cells.map(({ length }) => length)), cells };
}

/** The part of a row between two of its lines, for a row that is higher than a page. */
export function sliceRow(row: PlacedRow, from: number, to: number): PlacedRow {
  const cells: readonly (readonly SetLine[])[] = row.cells.map((lines) => lines.slice(from, to));
  return { ...row, rows: to - from, cells };
}
