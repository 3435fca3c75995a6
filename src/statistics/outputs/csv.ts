import { type Column, listCategoryColumns, listMainColumns, listMonthColumns, type Row, rowsOf } from './columns.ts';
import type { Output } from './output.ts';

/**
 * Comma-separated values after RFC 4180, for Excel and WPS: UTF-8 with a byte order mark, lines ended by CRLF. One line a source, the total
 * last. A rate is written `66.67%`, which they take for a number; an empty cell says that there is nothing to say.
 */
export const asCsv: Output = (statistics, { language }) => {
  const columns = [...listMainColumns(language), ...listCategoryColumns(statistics, language), ...listMonthColumns(statistics, language)];
  const lines = [
    columns.map(({ heading }) => quoteText(heading)),
    ...rowsOf(statistics, language).map((row) => columns.map((each) => formatCell(each, row))),
  ];
  return `\ufeff${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
};

function formatCell({ kind, of }: Column, row: Row): string {
  const value = of(row);
  if (value === null) return '';
  if (typeof value === 'string') return quoteText(value);
  return kind === 'rate' ? `${(value * 100).toFixed(2)}%` : String(value);
}

/**
 * What a spreadsheet would take for a formula, in its full-width form too, gets an apostrophe before it, which makes it text (OWASP, CSV
 * injection). Numbers are ours and stay numbers, below zero too.
 */
function quoteText(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
