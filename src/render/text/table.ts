import type { Alignment } from '../../model/body.ts';
import { measureWidth } from '../../report/columns.ts';

const GAP = '  ';

/**
 * Writes a table as aligned columns, or, where it is wider than a line may be, as one line for each cell. The first row is the head.
 *
 * @param columns display width of a line; null for any
 */
export function writeTable(rows: readonly (readonly string[])[], align: readonly (Alignment | null)[], columns: number | null): string {
  const [head = [], ...others] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => measureWidth(row[column] ?? '', true))));
  const total = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1);
  if (columns !== null && total > columns) return `${others.map((row) => writeStacked(head, row)).join('\n\n')}\n`;
  const write = (row: readonly string[]) =>
    row
      .map((words, column) => pad(words, widths[column] ?? 0, align[column] ?? 'left'))
      .join(GAP)
      .trimEnd();
  return [write(head), widths.map((width) => '-'.repeat(width)).join(GAP), ...others.map(write)].join('\n');
}

/** 单位：岳西县, a line for each cell. */
function writeStacked(head: readonly string[], row: readonly string[]): string {
  return row.map((words, column) => (head[column] === '' ? words : `${head[column]}：${words}`)).join('\n');
}

function pad(words: string, width: number, align: Alignment): string {
  const room = width - measureWidth(words, true);
  const left = { left: 0, center: room >> 1, right: room }[align];
  return `${' '.repeat(left)}${words}${' '.repeat(room - left)}`;
}
