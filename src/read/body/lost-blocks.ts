import type { Paragraph } from 'mdast';
import type { Edit } from '../../diagnostics/diagnostic.ts';
import { type Context, toSource, toSpan } from './context.ts';
import { RULER } from './lines.ts';
import { reportLost, reportPlain } from './near-markup.ts';

/** A row of a table: bars at both ends, or two within. */
const ROW = /^[ \t]*[|｜].*[|｜][ \t]*$|^[^|｜\n]+(?:[|｜][^|｜\n]*){2,}$/;
const DELIMITERS = /^[ \t]*[|｜+]?[ \t:：]*[-－—–─=]+[-－—–─=:： \t|｜+]*$/;
/** A line of a table that is drawn with signs. */
const GRID = /^[ \t]*\+[-=]{2,}(?:\+[-=]+)*\+?[ \t]*$|^[ \t]*[┌┏╔├┣╠][─━═┬┳╦┼╋╬┐┓╗┤┫╣]+[ \t]*$/;
/** A blank that parts cells: a tab, or more spaces than one where no sentence ends. */
const GAP = /[^\s，。；：、！？,.;:!?](?:[ \u3000]*\t\s*|[ ]{2,}|\u3000[ \u3000]+)(?=\S)/;
/** A number or bullet, whose blank parts no cells. */
const LABEL = /^\s*(?:[•·▪➢►▶●○◆◇■□△▲※*+-]|\d{1,3}[.)、．]?|[（(][^（()）]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]?)\s+/;

/** Reports a paragraph that was meant as a heading, a table or something else; whether it was. */
export function reportLostBlock(node: Paragraph, context: Context): boolean {
  const { start, end } = toSpan(node);
  const lines = toSource(node, context).split('\n');
  if (reportHeading(lines, start, end, context) || reportTable(lines, start, end, context)) return true;
  let at = start;
  for (const line of lines) {
    const text = line.trim();
    const from = at + line.indexOf(text);
    const contents = /^(?:\[(?:TOC|toc|目录)\]|\[\[(?:TOC|toc)\]\])$/.test(text);
    const markup = contents ? 'contents' : text.startsWith(':::') ? 'container' : RULER.test(line) ? 'ruler' : null;
    if (markup !== null) reportPlain(markup, from, from + text.length, context);
    at += line.length + 1;
  }
  return false;
}

function reportHeading([first = '']: readonly string[], start: number, end: number, context: Context): boolean {
  if (/^[ ]{0,3}[#＃]{7,}/.test(first)) {
    reportLost('heading-marks', start, end, context);
    return true;
  }
  const [, before = '', marks = ''] = /^([ ]{0,3})([#＃]{1,6})(?=[\p{Script=Han}“《（【])[^#＃]*$/u.exec(first) ?? [];
  if (marks === '' || /[。；，]$/.test(first)) return false;
  const at = start + before.length + marks.length;
  reportLost('heading-space', start, start + first.length, context, [{ start: at, end: at, text: ' ' }]);
  return true;
}

function reportTable(lines: readonly string[], start: number, end: number, context: Context): boolean {
  if (lines.some((line) => GRID.test(line))) {
    reportLost('table-grid', start, end, context);
    return true;
  }
  const first = findRows(lines);
  if (first !== -1) {
    const at = start + lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
    reportLost('table-delimiters', at, end, context, fixDelimiters(lines, first, at));
    return true;
  }
  if (areBroken(lines) || lines.filter((line) => GAP.test(line.replace(LABEL, '').trim())).length < 2) return false;
  reportLost('table-blanks', start, end, context);
  return true;
}

/** The first row of a table among some lines; -1 where there is none. */
function findRows(lines: readonly string[]): number {
  const isRow = (line: string) => ROW.test(line) && !/\\[|]/.test(line);
  const first = lines.findIndex(isRow);
  const rows = lines.filter(isRow).length;
  const hasDelimiters = lines.some((line) => /[|｜]/.test(line) && DELIMITERS.test(line));
  if (rows >= 2 || (rows === 1 && hasDelimiters)) return first;
  // A row on its own, as where empty lines part the rows.
  if (lines.length === 1) return rows === 1 && (hasDelimiters || /^\s*[|｜][^|｜]*[|｜].*[|｜]\s*$/.test(lines[0] ?? '')) ? 0 : -1;
  const bars = areBroken(lines) ? 0 : countBars(lines[0]);
  return bars > 0 && lines.every((line) => countBars(line) === bars && !/[。；！？]\s*$/.test(line)) ? 0 : -1;
}

/** Whether the author asked for the line ends. */
function areBroken(lines: readonly string[]): boolean {
  return lines.slice(0, -1).some((line) => /\\$| {2}$/.test(line));
}

function countBars(line = ''): number {
  return line.match(/(?<!\\)[|｜]/g)?.length ?? 0;
}

/** Writes the row of hyphens below a head whose rows all have as many cells; undefined where that is not certain. */
function fixDelimiters(lines: readonly string[], first: number, start: number): readonly Edit[] | undefined {
  const head = lines[first] ?? '';
  const count = countCells(head);
  const second = lines[first + 1];
  const rest = lines.slice(first + 1).filter((line) => !DELIMITERS.test(line));
  const isWhole = rest.length > 0 && rest.every((line) => countCells(line) === count);
  if (second === undefined || !isWhole || /｜/.test(lines.join('')) || !/^[ \t]*\|/.test(head)) return undefined;
  const row = `|${' --- |'.repeat(count)}`;
  const end = start + head.length;
  return DELIMITERS.test(second) ? [{ start: end + 1, end: end + 1 + second.length, text: row }] : [{ start: end, end, text: `\n${row}` }];
}

function countCells(row: string): number {
  return row.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').length;
}
