import type { Table as MarkdownTable, TableRow } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { Cell, Table } from '../../model/body.ts';
import { type Context, toPlace } from './context.ts';
import { readInlines } from './inline.ts';

/** Maximum number of columns: one character each on a line of 28. */
const MOST_COLUMNS = 28;

/** Reads a table as wide as its head: pads short rows, reports long ones. Null when it has too many columns. */
export function readTable(node: MarkdownTable, context: Context): Table | null {
  const [headRow, ...bodyRows] = node.children;
  const head = headRow === undefined ? [] : readCells(headRow, context);
  const columns = head.length;
  if (columns > MOST_COLUMNS) {
    const place = headRow === undefined ? toPlace(node, context) : toPlace(headRow, context);
    context.report(createDiagnostic('table-columns', place, { columns, limit: MOST_COLUMNS }));
    return null;
  }
  return {
    type: 'table',
    align: head.map((_, column) => node.align?.[column] ?? null),
    head,
    rows: bodyRows.map((row) => readRow(row, columns, context)),
    place: toPlace(node, context),
  };
}

function readRow(row: TableRow, columns: number, context: Context): Cell[] {
  const cells = readCells(row, context);
  if (cells.length > columns) {
    context.report(createDiagnostic('table-row-fits', toPlace(row, context), { cells: cells.length, columns }));
  }
  const { file, endLine, endColumn } = toPlace(row, context);
  const empty: Cell = { children: [], place: { file, line: endLine, column: endColumn, endLine, endColumn } };
  return Array.from({ length: columns }, (_, column) => cells[column] ?? empty);
}

function readCells(row: TableRow, context: Context): Cell[] {
  const inside: Context = { ...context, noNotes: 'note-in-table' };
  return row.children.map((cell) => ({ children: readInlines(cell.children, inside, 'cell'), place: toPlace(cell, context) }));
}
