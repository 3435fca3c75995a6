import { type Column, categoryColumns, mainColumns, monthColumns, type Row, rowsOf } from './columns.ts';
import type { Output } from './output.ts';

/**
 * Comma-separated values after RFC 4180, for Excel and WPS: UTF-8 with a byte order mark, lines ended by CRLF. One line a source, the total
 * last. A rate is written `66.67%`, which they take for a number; an empty cell says that there is nothing to say.
 */
export const asCsv: Output = (statistics, { language }) => {
  const columns = [...mainColumns(language), ...categoryColumns(statistics, language), ...monthColumns(statistics, language)];
  const lines = [
    columns.map(({ heading }) => text(heading)),
    ...rowsOf(statistics, language).map((row) => columns.map((each) => cell(each, row))),
  ];
  return `\ufeff${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
};

function cell({ kind, of }: Column, row: Row): string {
  const value = of(row);
  if (value === null) return '';
  if (typeof value === 'string') return text(value);
  return kind === 'rate' ? `${(value * 100).toFixed(2)}%` : String(value);
}

/**
 * What a spreadsheet would take for a formula, in its full-width form too, gets an apostrophe before it, which makes it text (OWASP, CSV
 * injection). Numbers are ours and stay numbers, below zero too.
 */
function text(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
