import { type Block, isEmpty, makeParagraph, type Piece, type Table } from '../document.ts';
import type { Context } from './context.ts';
import { type Element, findChild, getValue, listElements } from './xml.ts';

/** Maximum number of columns; a span may claim any number. */
const MOST_COLUMNS = 64;

/**
 * Reads a table. Merged cells are split, with the content in the first; the paragraphs of a cell become one line; a single-cell table is a
 * frame and yields its paragraphs.
 */
export function readTable(element: Element, context: Context): readonly Block[] {
  const { remarks } = context;
  const rows = listRows(element).flatMap((row) => {
    if (findChild(findChild(row, 'w:trPr'), 'w:del') === undefined) return [readRow(row, context)];
    remarks.add('deletions');
    return [];
  });
  const columns = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
  if (columns === 0) return [];
  const only = rows.length === 1 && columns === 1 ? rows[0]?.[0] : undefined;
  if (only !== undefined) {
    remarks.add('boxed-text');
    return only;
  }
  const table: Table = {
    kind: 'table',
    rows: rows.map((row) => Array.from({ length: columns }, (_, column) => joinLines(row[column] ?? [], context))),
  };
  return [table];
}

/** Rows, unwrapped from content controls. */
function listRows(container: Element): readonly Element[] {
  return listElements(container).flatMap((inner) => {
    if (inner.name === 'w:tr') return [inner];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(inner.name) ? listRows(inner) : [];
  });
}

function listCells(container: Element): readonly Element[] {
  return listElements(container).flatMap((inner) => {
    if (inner.name === 'w:tc') return [inner];
    return ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(inner.name) ? listCells(inner) : [];
  });
}

/** Cells of a row; a merged cell is followed by empty ones for the columns it spans. */
function readRow(row: Element, context: Context): (readonly Block[])[] {
  const properties = findChild(row, 'w:trPr');
  const gap = (name: string) => Array.from({ length: readSpan(getValue(properties, name), 0) }, () => []);
  const cells = listCells(row).flatMap((cell): (readonly Block[])[] => {
    const { span, continued } = readMerge(cell);
    if (span > 1 || continued) context.remarks.add('merged-cells');
    const blocks = context.blocks(cell, context);
    return [blocks, ...Array.from({ length: span - 1 }, () => [])];
  });
  return [...gap('w:gridBefore'), ...cells, ...gap('w:gridAfter')];
}

function readMerge(cell: Element): { readonly span: number; readonly continued: boolean } {
  const properties = findChild(cell, 'w:tcPr');
  const vertical = findChild(properties, 'w:vMerge');
  return {
    span: Math.max(1, readSpan(getValue(properties, 'w:gridSpan'), 1)),
    continued: vertical !== undefined && vertical.attributes['w:val'] !== 'restart',
  };
}

function readSpan(value: string | undefined, otherwise: number): number {
  return value !== undefined && /^\d{1,3}$/.test(value) ? Math.min(Number(value), MOST_COLUMNS) : otherwise;
}

function joinLines(blocks: readonly Block[], { remarks }: Context): readonly Piece[] {
  const lines = blocks.flatMap((block) => (block.kind === 'table' ? flattenTable(block) : [block.pieces]));
  const nested = blocks.filter((block) => block.kind === 'table').length;
  remarks.add('nested-tables', nested);
  const filled = lines.filter((pieces) => !isEmpty(makeParagraph(pieces)));
  return filled.flatMap((pieces, index): readonly Piece[] => (index === 0 ? pieces : [{ kind: 'break' }, ...pieces]));
}

function flattenTable(table: Table): readonly (readonly Piece[])[] {
  return table.rows.flat();
}
