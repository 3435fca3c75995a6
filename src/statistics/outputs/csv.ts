import { type Column, listCategoryColumns, listMainColumns, listMonthColumns, listRows, type Row } from './columns.ts';
import type { Output } from './output.ts';

/**
 * Comma-separated values by RFC 4180, for Excel and WPS: UTF-8 with a byte order mark, lines end with CRLF. One line per source, the total
 * last. A rate is `66.67%`, which both read as a number; an empty cell means no value.
 */
export const asCsv: Output = (statistics, { language }) => {
  const columns = [...listMainColumns(language), ...listCategoryColumns(statistics, language), ...listMonthColumns(statistics, language)];
  const lines = [
    columns.map(({ heading }) => quoteText(heading)),
    ...listRows(statistics, language).map((row) => columns.map((each) => formatCell(each, row))),
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
 * Text that a spreadsheet would evaluate as a formula, also with a full-width sign, gets a leading apostrophe (OWASP, CSV injection).
 * Numbers come from us and stay numbers, negative ones too.
 */
function quoteText(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
