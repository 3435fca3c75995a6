import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  HeightRule,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Cell, Table } from '../../model/body.ts';
import type { Layout, PlacedRow, PlacedTable } from '../../model/layout.ts';
import { toEighths } from './measures.ts';
import { style } from './style-ids.ts';
import { computeHeadReduction, getCellStyles } from './table-styles.ts';
import { makeRuns } from './text.ts';
import type { Writer } from './writer.ts';

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/**
 * Writes a table as the layout has it: fixed column widths in a grid (WPS ignores widths without one), type size, alignment; the head
 * repeats on every page, rows are never split and as high as in the layout, so that the text below stays on the grid.
 */
export function writeTable(table: Table, writer: Writer): DocxTable {
  const { page } = writer.job;
  const { measures } = writer;
  const parts = findParts(table, writer.job.layout);
  const [{ columns, size, align }] = parts;
  const heights = findHeights(parts, table);
  const styles = getCellStyles(size, page);
  const widths = roundToTwips(columns.map((column) => (column * measures.character * size) / page.size.body));
  const row = (cells: readonly Cell[], index: number) => {
    const head = index === 0;
    const height = (heights[index] ?? 1) * measures.pitch - (head ? computeHeadReduction(page) : 0);
    return new TableRow({
      tableHeader: head,
      // A row that the layout splits begins where the page is.
      cantSplit: heights.length > 0,
      height: { value: height, rule: HeightRule.ATLEAST },
      children: cells.map(
        ({ children }, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            verticalAlign: 'center',
            ...(head ? { borders: { bottom: { style: BorderStyle.SINGLE, size: toEighths(page.table.outer), color: 'auto' } } } : {}),
            children: [
              new Paragraph({
                style: head ? styles.head : styles.text,
                alignment: alignments[align[column] ?? 'left'],
                children: makeRuns(children, writer),
              }),
            ],
          }),
      ),
    });
  };
  return new DocxTable({
    style: style.table,
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [table.head, ...table.rows].map(row),
  });
}

/** The parts of a table on the layout's pages; the layout places every table of the bulletin. */
function findParts(table: Table, { pages }: Layout): readonly [PlacedTable, ...PlacedTable[]] {
  const [first, ...others] = pages
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is PlacedTable => block.kind === 'table' && block.source === table);
  if (first === undefined) throw new Error('The layout does not place a table of the bulletin');
  return [first, ...others];
}

/**
 * Grid rows of each table row, the head first; a repeated head counts once. Empty when the layout split a row higher than a page: then each
 * row is as high as its text.
 */
function findHeights([first, ...others]: readonly [PlacedTable, ...PlacedTable[]], { rows }: Table): readonly number[] {
  const placed: readonly PlacedRow[] = [...first.cells, ...others.flatMap(({ cells }) => cells.filter(({ head }) => !head))];
  return placed.length === rows.length + 1 ? placed.map((row) => row.rows) : [];
}

/** Rounds lengths to whole twips with an exact total. */
function roundToTwips(lengths: readonly number[]): readonly number[] {
  let end = 0;
  return lengths.map((length) => {
    const before = Math.floor(end);
    end += length;
    return Math.floor(end) - before;
  });
}
