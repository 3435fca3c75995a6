import type { Bound } from '../diagnostics/bounds.ts';
import { createDiagnostic } from '../diagnostics/diagnostic.ts';
import type { Report, Source } from './source.ts';

/*
 * How much of a thing is read. An issue is some pages; what is beyond these limits is a mistake or an attack, and costs a parser seconds
 * or its stack: 10,000 nested quotes overflow remark, a list 1,000 deep takes it 26 s, and so do 25,000 lines of a single `=`. With these
 * limits the worst text known takes it about a second.
 */

/** Bytes of an item. */
export const ITEM_BYTES = 2_000_000;
/** Bytes of a YAML file. */
export const YAML_BYTES = 1_000_000;
/** Characters of an item's front matter. */
export const FRONT_MATTER_CHARACTERS = 64_000;
/** White space without a break that front matter may not hold. */
export const FRONT_MATTER_BLANKS = /\s{2000}/;

/** Items of an issue. */
export const ITEMS = 500;
/** Files and folders in an issue's folder. */
export const ENTRIES = 10_000;

const LINES = 5_000;
/** Characters of a line, which is a paragraph of 160 pages. */
const LINE = 100_000;
/** Quotes, lists and notes in one another. */
const MARKDOWN_DEPTH = 20;
/** Characters that may begin markup, in lines without an empty line between them, and in a file. */
const MARKS = 2_000;
const ALL_MARKS = 20_000;
/** Collections of YAML in one another. */
const YAML_DEPTH = 20;

const MARK = /[*_~`[\]<|]/g;
const CONTAINER = /[ \t]*(?:>|\[\^[^\]\s]+\]:|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

/** Whether a text from an offset on is small and flat enough for Markdown; reports the first place where it is not. */
export function markdownBounded(source: Source, start: number, report: Report): boolean {
  let at = start;
  let paragraph = 0;
  let all = 0;
  for (const [index, line] of source.text.slice(start).split('\n').entries()) {
    paragraph = line.trim() === '' ? 0 : paragraph + markCount(line);
    all += markCount(line);
    const excess = firstExcess([
      ['lines', index + 1, LINES],
      ['line', line.length, LINE],
      ['nesting', containerDepth(line), MARKDOWN_DEPTH],
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

/** Whether YAML is flat enough to be parsed; reports the first place where it is not. Quotes are not heeded: the limit leaves room. */
export function yamlBounded(source: Source, start: number, end: number, report: Report): boolean {
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
    // Each level of a block is indented by one blank at least; two is what people write.
    const depth = Math.max(deepest, dashes, line.trim() === '' ? 0 : indent / 2);
    if (depth > YAML_DEPTH) {
      report(createDiagnostic('yaml-valid', source.place(at, at + line.length), { problem: 'nesting' }));
      return false;
    }
    at += line.length + 1;
  }
  return true;
}

function firstExcess(counts: readonly (readonly [Bound, number, number])[]): { bound: Bound; limit: number } | null {
  const [bound, , limit] = counts.find(([, count, most]) => count > most) ?? [];
  return bound === undefined || limit === undefined ? null : { bound, limit };
}

function markCount(line: string): number {
  return line.match(MARK)?.length ?? 0;
}

/** How many quotes, lists and notes a line may open: its markers, and what its indentation may continue. */
function containerDepth(line: string): number {
  let markers = 0;
  CONTAINER.lastIndex = 0;
  while (CONTAINER.test(line)) markers += 1;
  if (markers === 0) return 0;
  const indent = (/^[ \t]*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length;
  return markers + Math.floor(indent / 2);
}
