import type { Draft, Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';

/**
 * A comment that suppresses a finding: `<!-- 忽略 range-dash：原件如此 -->` in a body, `# 忽略 title-length：原题如此` in YAML. `ignore` is
 * a synonym of 忽略.
 */
export interface Directive {
  readonly codes: readonly string[];
  /** Empty if no reason is given. */
  readonly reason: string;
  /** Place of the comment. */
  readonly place: Place;
  /**
   * On a line of its own: the lines below up to the next empty one (in YAML the next line). After text: `before`, the last finding of each
   * code before it on its line.
   */
  readonly holds: { readonly from: number; readonly to: number } | 'before';
}

/** Lines, 1-based and inclusive, or `before`. */
type CoveredLines = Directive['holds'];

const CODE = '[a-z0-9]+(?:-[a-z0-9]+)+';
/** Codes, a colon of either width, the reason. */
const WORDS = `(?:忽略|ignore)[ \\t]+(${CODE}(?:[ \\t]*[,，、 \\t][ \\t]*${CODE})*)[ \\t]*(?:[:：][ \\t]*(.*?))?`;
const IN_MARKDOWN = new RegExp(`<!--[ \\t]*${WORDS}[ \\t]*-->`, 'g');
const IN_YAML = new RegExp(`(?<=^|[ \\t])#[ \\t]*${WORDS}[ \\t]*$`, 'g');

/** Reads the directives of all files of an issue. */
export function readDirectives({ publication, issue, items }: Manuscript): Directive[] {
  return [publication, issue, ...items].flatMap(readFileDirectives);
}

function readFileDirectives({ file, text }: Pick<Draft<object>, 'file' | 'text'>): Directive[] {
  // Quick exit for the common case.
  if (!text.includes('忽略') && !text.includes('ignore')) return [];
  const lines = text.split('\n');
  const yaml = /\.ya?ml$/i.test(file) ? lines.length : findClosingFence(lines);
  return lines.flatMap((line, index) => {
    const form = index < yaml ? IN_YAML : IN_MARKDOWN;
    const alone = line.replace(form, '').trim() === '';
    return [...line.matchAll(form)].map(({ 0: whole, 1: codes = '', 2: reason = '', index: at }): Directive => {
      const place = { file, line: index + 1, column: at + 1, endLine: index + 1, endColumn: at + whole.length + 1 };
      const holds = alone ? findCoveredLines(lines, index, index < yaml) : 'before';
      return { codes: codes.split(/[,，、\s]+/), reason: reason.trim(), place, holds };
    });
  });
}

/** Index of the line that closes the front matter; 0 without front matter. */
function findClosingFence(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findIndex((line, index) => index > 0 && line.startsWith('---')),
  );
}

/** Lines that a directive on its own line covers: the block below, in YAML the next line. */
function findCoveredLines(lines: readonly string[], index: number, yaml: boolean): CoveredLines {
  const isEmpty = (line: string | undefined) => line === undefined || line.trim() === '';
  let from = index + 1;
  while (from < lines.length && (isEmpty(lines[from]) || isComment(lines[from] as string, yaml))) from += 1;
  let to = from;
  while (!yaml && !isEmpty(lines[to + 1])) to += 1;
  return { from: from + 1, to: to + 1 };
}

/** Several directives may be stacked. */
function isComment(line: string, yaml: boolean): boolean {
  return yaml ? line.trimStart().startsWith('#') : /^\s*<!--.*-->\s*$/.test(line);
}
