import { AlignmentType, Table as DocxTable, Paragraph, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { type Alignment, type Cell, plainText, type Table } from '../../model/body.ts';
import { style } from './styles.ts';
import { runs } from './text.ts';
import type { Writer } from './writer.ts';

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/**
 * Widths between which a column's longest cell counts, in characters: a column of single figures is not squeezed to nothing and one of
 * sentences does not take the whole page.
 */
const NARROWEST = 2;
const WIDEST = 16;

/**
 * A table as wide as the type area, with a grid of fixed columns (WPS ignores widths without one), its head repeated on every page it
 * reaches, its rows never split.
 */
export function tableOf(table: Table, writer: Writer): DocxTable {
  const widths = columnWidths(table, writer.measures.width);
  const cell = ({ children }: Cell, column: number, alignment: Alignment) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: 'center',
      children: [new Paragraph({ style: style.tableText, alignment: alignments[alignment], children: runs(children) })],
    });
  return new DocxTable({
    style: style.table,
    layout: TableLayoutType.FIXED,
    width: { size: writer.measures.width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: table.head.map((head, column) => cell(head, column, 'center')) }),
      ...table.rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((one, column) => cell(one, column, table.align[column] ?? 'left')) }),
      ),
    ],
  });
}

/** Shares the width among the columns after their longest cells; whole twips that add up to the width. */
function columnWidths(table: Table, width: number): readonly number[] {
  const longest = table.head.map((_, column) =>
    Math.max(...[table.head, ...table.rows].map((row) => lengthOf(row[column]?.children ?? []))),
  );
  const weights = longest.map((length) => Math.min(WIDEST, Math.max(NARROWEST, length)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let edge = 0;
  return weights.map((weight) => {
    before += weight;
    const right = Math.round((width * before) / total);
    const column = right - edge;
    edge = right;
    return column;
  });
}

/** Length in characters, an ASCII character counting half. */
function lengthOf(children: Cell['children']): number {
  let length = 0;
  for (const character of plainText(children)) length += character < '\u0080' ? 0.5 : 1;
  return length;
}
