import type { Bound } from '../diagnostics/bounds.ts';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Report, Source } from './source.ts';

/*
 * Limits of what is read. An issue is a few pages; anything beyond these limits is a mistake or an attack, and takes a parser seconds or
 * overflows its stack: 10,000 nested quotes overflow remark, a list 1,000 deep takes it 26 s, and so do 25,000 lines of a single `=`.
 * Within the limits the worst known text takes about a second.
 */

/** Maximum size of an item file in bytes. */
export const ITEM_BYTES = 2_000_000;
/** Maximum size of a YAML file in bytes. */
export const YAML_BYTES = 1_000_000;
/** Maximum length of front matter in characters. */
export const FRONT_MATTER_CHARACTERS = 64_000;
/** Maximum run of white space, as gray-matter's search for comments is quadratic in it. */
export const FRONT_MATTER_BLANKS = /\s{2000}/;

/** Maximum number of items in an issue. */
export const ITEMS = 500;
/** Maximum number of entries in an issue's folder. */
export const ENTRIES = 10_000;

/** Maximum number of lines with text, and of all lines. */
const LINES = 5_000;
const ALL_LINES = 20_000;
/** Maximum length of a line in characters: a paragraph of 160 pages. */
const LINE = 100_000;
/** Maximum nesting of quotes, lists and notes. */
const MARKDOWN_DEPTH = 20;
/** Maximum number of characters that may open markup: in a run of lines without an empty one, and in a file. */
const MARKS = 2_000;
const ALL_MARKS = 20_000;
/** Maximum nesting of YAML collections. */
const YAML_DEPTH = 20;

const MARK = /[*_~`[\]<|]/g;
const CONTAINER = /[ \t]*(?:>|\[\^[^\]\s]+\]:|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

/** Whether the Markdown after `start` is within the limits; reports the first line that is not. */
export function isMarkdownBounded(source: Source, start: number, report: Report): boolean {
  let at = start;
  let paragraph = 0;
  let all = 0;
  let filled = 0;
  for (const [index, line] of source.text.slice(start).split('\n').entries()) {
    const isEmpty = line.trim() === '';
    paragraph = isEmpty ? 0 : paragraph + countMarks(line);
    filled += isEmpty ? 0 : 1;
    all += countMarks(line);
    const excess = findExcess([
      ['lines', filled, LINES],
      ['lines', index + 1, ALL_LINES],
      ['line', line.length, LINE],
      ['nesting', countContainers(line), MARKDOWN_DEPTH],
      ['marks', paragraph, MARKS],
      ['all-marks', all, ALL_MARKS],
    ]);
    if (excess !== null) {
      report(createDiagnostic('text-bounded', source.place(at, at + line.length), excess));
      return false;
    }
    at += line.length + 1;
  }
  return true;
}

/** Whether YAML is within the nesting limit; reports the first line that is not. Quoted brackets count too: the limit leaves room. */
export function isYamlBounded(source: Source, start: number, end: number, report: Report): boolean {
  let at = start;
  let brackets = 0;
  for (const line of source.text.slice(start, end).split('\n')) {
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    const dashes = /^(?:[ \t]*[-?:](?=[ \t]|$))*/.exec(line)?.[0].replace(/[ \t]/g, '').length ?? 0;
    let deepest = brackets;
    for (const [bracket] of line.matchAll(/[[\]{}]/g)) {
      brackets = Math.max(0, brackets + (bracket === '[' || bracket === '{' ? 1 : -1));
      deepest = Math.max(deepest, brackets);
    }
    // A block level needs one space of indentation at least; people write two.
    const depth = Math.max(deepest, dashes, line.trim() === '' ? 0 : indent / 2);
    if (depth > YAML_DEPTH) {
      report(createDiagnostic('yaml-valid', source.place(at, at + line.length), { problem: 'nesting' }));
      return false;
    }
    at += line.length + 1;
  }
  return true;
}

function findExcess(counts: readonly (readonly [Bound, number, number])[]): { bound: Bound; limit: number } | null {
  const [bound, , limit] = counts.find(([, count, most]) => count > most) ?? [];
  return bound === undefined || limit === undefined ? null : { bound, limit };
}

function countMarks(line: string): number {
  return line.match(MARK)?.length ?? 0;
}

/** Upper bound of the quotes, lists and notes that a line opens or, by its indentation, continues. */
function countContainers(line: string): number {
  let markers = 0;
  CONTAINER.lastIndex = 0;
  while (CONTAINER.test(line)) markers += 1;
  if (markers === 0) return 0;
  const indent = (/^[ \t]*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length;
  return markers + Math.floor(indent / 2);
}
