import type { Language } from '../../diagnostics/terms.ts';
import type { Counts, Statistics } from '../figures.ts';
import { type Column, listMainColumns, listRows, type Row } from './columns.ts';
import type { Output } from './output.ts';
import { cut, displayWidth } from './width.ts';
import { formatMonth, formatPercent, formatPeriod, writeTitle } from './words.ts';

/**
 * Tables for a terminal, wrapped to its width: the figures and their changes, then used and submitted by category and by month. Columns
 * that do not fit continue in a further table below.
 */
export const asTable: Output = (statistics, { language, width }) => {
  const rows = listRows(statistics, language);
  const compared = statistics.total.change !== null;
  const [name, ...others] = listMainColumns(language);
  const main = others.filter(({ part, kind }) => part === 'core' && (compared || kind !== 'difference'));
  const share = { zh: '采用/报送', en: 'used/submitted' }[language];
  const parts: readonly { readonly title: string; readonly columns: readonly [Column, ...Column[]] }[] = [
    { title: { zh: '汇总', en: 'Summary' }[language], columns: [name, ...main] },
    { title: `${{ zh: '按类别', en: 'By category' }[language]} ${share}`, columns: [name, ...listCategories(statistics)] },
    { title: `${{ zh: '按月份', en: 'By month' }[language]} ${share}`, columns: [name, ...listMonths(statistics, language)] },
  ];
  return [
    formatHeading(statistics, language),
    ...parts.map(({ title, columns }) => `${title}\n${formatTables(columns, rows, width)}`),
  ].join('\n');
};

/** Publication, period, and the period compared with. */
function formatHeading(statistics: Statistics, language: Language): string {
  const { before, issues, total, joint } = statistics;
  const [title, then] = [writeTitle(statistics)[language], formatPeriod(before)[language]];
  if (language === 'zh') {
    const compared = total.change === null ? `${then}没有刊期，不作比较` : `增减与${then}（${issues.before} 期）相比`;
    const together = joint === 0 ? '' : `联合报送 ${joint} 篇，各单位分别计数，合计只计一次\n`;
    return `${title}，${issues.period} 期\n${compared}\n${together}`;
  }
  const compared =
    total.change === null ? `No issues in ${then}: nothing to compare with` : `± is the change from ${then} (issues: ${issues.before})`;
  const together = joint === 0 ? '' : `Joint items: ${joint}, counted for each of their sources, once in the total\n`;
  return `${title}, issues: ${issues.period}\n${compared}\n${together}`;
}

function listCategories({ categories }: Statistics): readonly Column[] {
  return categories.map((category, at) => shareColumn(category, ({ byCategory }) => byCategory[at] as Counts));
}

function listMonths({ months }: Statistics, language: Language): readonly Column[] {
  return months.map((month, at) => shareColumn(formatMonth(month)[language], ({ byMonth }) => byMonth[at] as Counts));
}

/** Used of submitted, as `3/5`. */
function shareColumn(name: string, counts: (row: Row) => Counts): Column {
  const of = (row: Row) => {
    const { used, submitted } = counts(row);
    return `${used}/${submitted}`;
  };
  return { heading: name, kind: 'number', of };
}

/** Longest heading before it is cut. On a narrow terminal names are cut to less than half its width; the file formats have them in full. */
const LONGEST = 28;
const GAP = '  ';

/** A column as printed: its heading, then one cell per row, all of the same width. */
interface PrintedColumn {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Puts as many columns side by side as fit, then the rest in further tables, each with the names first. */
function formatTables([name, ...columns]: readonly [Column, ...Column[]], rows: readonly Row[], width: number): string {
  const names = toPrintedColumn(name, rows, Math.min(LONGEST, Math.floor(width / 2) - GAP.length));
  const rest = width - GAP.length - names.width;
  const others = columns.map((column) => toPrintedColumn(column, rows, Math.min(LONGEST, rest)));
  const blocks: PrintedColumn[][] = [];
  let room = 0;
  for (const column of others) {
    const needed = GAP.length + column.width;
    if (needed > room) {
      blocks.push([names]);
      room = width - names.width;
    }
    blocks.at(-1)?.push(column);
    room -= needed;
  }
  return blocks
    .map(
      (block) =>
        `${names.lines
          .map((_, line) =>
            block
              .map(({ lines }) => lines[line])
              .join(GAP)
              .trimEnd(),
          )
          .join('\n')}\n`,
    )
    .join('\n');
}

function toPrintedColumn(column: Column, rows: readonly Row[], longest: number): PrintedColumn {
  const cells = [column.heading, ...rows.map((row) => formatCell(column, row))].map((text) => cut(text, longest));
  const width = Math.max(...cells.map(displayWidth));
  const lines = cells.map((text) => {
    const space = ' '.repeat(width - displayWidth(text));
    return column.kind === 'text' ? text + space : space + text;
  });
  return { lines, width };
}

function formatCell({ kind, of }: Column, row: Row): string {
  const value = of(row);
  if (kind === 'rate') return formatPercent(typeof value === 'number' ? value : null);
  if (value === null) return '—';
  return kind === 'difference' && typeof value === 'number' && value > 0 ? `+${value}` : String(value);
}
