import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { createDiagnostic, type Edit } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import type { LostMarkup, PlainMarkup } from '../../diagnostics/typing-codes.ts';
import type { Passage } from '../../model/passage.ts';
import type { Report } from '../source.ts';
import { type Context, reportMarkup, toSource, toSpan } from './context.ts';

/** Markup in the source of a text that Markdown does not recognise. */
const LOST: readonly (readonly [LostMarkup, RegExp])[] = [
  ['wiki-image', /[!！]\[\[[^\]\n]+\]\]/g],
  ['wiki-link', /(?<![!！\\\]])\[\[[^[\]\n]+\]\](?![(（])/g],
  ['image-path', /(?<!\\)[!！]\[[^[\]\n]*\][(（][^)）\n]*(?:\([^)\n]*\)[^)）\n]*)?[)）]/g],
  ['link-path', /(?<![\\!！\]])\[[^[\]^\n][^[\]\n]*\][(（](?=(?:https?:|www\.|mailto:|[\w.%/-]*\/)[^)）\n]*[)）])[^)）\n]*[)）]/g],
];

/** Marks that print as they are, though they look like markup. */
const PLAIN: readonly (readonly [PlainMarkup, RegExp])[] = [
  ['highlight', /(?<![=\\])==(?![=\s])[^=\n]+==(?!=)/g],
  ['math', /(?<![\\$\w])\$\$?(?=[^$\n]*[A-Za-z\\^_])[^$\n\u3400-\u9fff]{1,80}\$\$?/g],
  ['subscript', /(?<=[A-Za-z0-9)])~[A-Za-z0-9+-]{1,6}~/g],
  ['superscript', /(?<=[A-Za-z0-9)])\^[A-Za-z0-9+-]{1,6}\^/g],
  ['entity', /(?<=[^\s;])&(?:nbsp|ensp|emsp|thinsp|#160|#x[aA]0|#12288|#x3000)(?:;|(?![\w;]))/g],
  ['attributes', /\{[#.][A-Za-z][\w-]*(?:[ ][\w#.="-]+)*\}/g],
  ['bold', /(?<![\\＊])＊＊(?!＊)|(?<![\\_\w])__(?!_)|(?<![\\_])__(?![\w_])/g],
];

/** Reports marks in a text that are printed literally. */
export function reportPlainMarkup(node: Text, context: Context): void {
  if (!/[=$~^&{＊_]/.test(toSource(node, context))) return;
  reportEach(PLAIN, toSource(node, context), toSpan(node).start, context);
}

function reportEach(kinds: readonly (readonly [PlainMarkup, RegExp])[], source: string, base: number, context: Context): void {
  for (const [markup, pattern] of kinds) {
    for (const { 0: text, index } of source.matchAll(pattern)) {
      const place = context.source.place(base + index, base + index + text.length);
      context.report(createDiagnostic('markup-plain', place, { markup, text: toExcerpt(text) }));
    }
  }
}

/** Markup in a title or an editor's note, which are plain text. */
const IN_FIELDS: readonly (readonly [PlainMarkup, RegExp])[] = [
  ...PLAIN,
  ['bold', /\*\*(?=\S)[^*\n]+\*\*/g],
  ['code', /`[^`\n]+`/g],
  ['note', /\[\^[^\]\s]+\]/g],
  ['link', /!?\[[^\]\n]*\]\([^)\n]*\)/g],
  ['html', /<\/?[A-Za-z][^<>\n]*>|<!--/g],
  ['heading', /^#{1,6}(?=\s)/g],
  ['backslash', /\\(?=[!-/:-@[-`{-~]|$)/g],
  ['entity', /^&nbsp;|&(?:amp|lt|gt|quot);/g],
];

/** Reports markup in a title or an editor's note, where it is printed literally. */
export function reportFieldMarkup(passage: Passage, report: Report): void {
  for (const [markup, pattern] of IN_FIELDS) {
    for (const { 0: text, index } of passage.text.matchAll(pattern)) {
      report(createDiagnostic('markup-plain', passage.place(index, index + text.length), { markup, text: toExcerpt(text) }));
    }
  }
}

/** The opening of a comment that Markdown reads as text, because it has no end or a full-width mark. */
const COMMENT = /(?<!\\)<[!！][-－]{2}|(?<!\\)＜[!！][-－]{2}/;

/** Removes unrecognised markup from texts and reports it: nothing is printed after an error, and no rule should fix what is not text. */
export function takeLostMarkup(children: readonly PhrasingContent[], context: Context): PhrasingContent[] {
  return children.flatMap((child, index): PhrasingContent[] => {
    if (child.type !== 'text') return [child];
    const source = toSource(child, context);
    if (index === children.length - 1) reportBackslash(child, source, context);
    if (!/[[<＜]/.test(source)) return [child];
    const { start } = toSpan(child);
    const found = LOST.flatMap(([markup, pattern]) =>
      [...source.matchAll(pattern)].map(({ 0: text, index: at }) => ({ markup, start: at, end: at + text.length })),
    );
    for (const one of found) {
      const place = context.source.place(start + one.start, start + one.end);
      context.report(createDiagnostic('markup-recognised', place, { markup: one.markup }));
    }
    const comment = COMMENT.exec(source);
    if (comment !== null) reportMarkup({ ...child, position: moveStart(child, start + comment.index) }, 'comment-open', context);
    return found.length > 0 || comment !== null ? [] : [child];
  });
}

function moveStart({ position }: Text, start: number): NonNullable<Text['position']> {
  const end = { line: 1, column: 1, offset: position?.end.offset ?? start };
  return { start: { line: 1, column: 1, offset: start }, end };
}

function reportBackslash(node: Text, source: string, context: Context): void {
  if (!/(?<!\\)(?:\\\\)*\\$/.test(source.trimEnd()) || !/(?<!\\)\\$/.test(source.trimEnd())) return;
  const at = toSpan(node).start + source.trimEnd().length - 1;
  const place = context.source.place(at, at + 1);
  context.report(
    createDiagnostic('markup-plain', place, { markup: 'backslash', text: '\\' }, { fix: [{ start: at, end: at + 1, text: '' }] }),
  );
}

/** Reports the box of a task at the start of an entry. */
export function reportTask(node: Paragraph, context: Context): void {
  const { start } = toSpan(node);
  const [box] = /^\[[ xX√✓]?\](?=\s)/.exec(toSource(node, context)) ?? [];
  if (box === undefined) return;
  context.report(createDiagnostic('markup-plain', context.source.place(start, start + box.length), { markup: 'task', text: box }));
}

const ROW = /^[ \t]*[|｜].*[|｜][ \t]*$|^[^|｜\n]+(?:[|｜][^|｜\n]*){2,}$/;
const DELIMITERS = /^[ \t]*[|｜+]?[ \t:：]*[-－—–─=]+[-－—–─=:： \t|｜+]*$/;
const GRID = /^[ \t]*\+[-=]{2,}(?:\+[-=]+)*\+?[ \t]*$/;

/** Reports a paragraph that was meant as a heading, a table or something else. Returns whether it was. */
export function reportLostBlock(node: Paragraph, context: Context): boolean {
  const { start } = toSpan(node);
  const source = toSource(node, context);
  const lines = source.split('\n');
  const reportLost = (markup: LostMarkup, from: number, to: number, fix?: readonly Edit[]) =>
    context.report(
      createDiagnostic(
        'markup-recognised',
        context.source.firstLine(start + from, start + to),
        { markup },
        fix === undefined ? {} : { fix },
      ),
    );
  const heading = /^[ ]{0,3}([#＃]{1,6})(?=[\p{Script=Han}“《（【])[^\n#＃]*$/u.exec(lines[0] ?? '');
  if (heading !== null && !/[。；，]$/.test(lines[0] ?? '')) {
    const at = start + heading[0].indexOf(heading[1] ?? '') + (heading[1]?.length ?? 0);
    reportLost('heading-space', 0, lines[0]?.length ?? 0, [{ start: at, end: at, text: ' ' }]);
    return true;
  }
  if (/^[ ]{0,3}[#＃]{7,}/.test(source)) {
    reportLost('heading-marks', 0, source.length);
    return true;
  }
  if (lines.some((line) => GRID.test(line))) {
    reportLost('table-grid', 0, source.length);
    return true;
  }
  const rows = lines.filter((line) => ROW.test(line) && !/\\[|]/.test(line));
  if (rows.length >= 2 || (rows.length === 1 && lines.length > 1 && lines.some((line) => /[|｜]/.test(line) && DELIMITERS.test(line)))) {
    const first = lines.findIndex((line) => ROW.test(line));
    const at = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
    reportLost('table-delimiters', at, source.length, fixDelimiters(lines, first, start + at));
    return true;
  }
  if (lines.filter((line) => /\S\t+\S/.test(line)).length >= 2) {
    reportLost('table-tabs', 0, source.length);
    return true;
  }
  const marker = /^(?:\[(?:TOC|toc|目录)\]|\[\[(?:TOC|toc)\]\]|:::.*)$/m.exec(source);
  if (marker !== null) {
    const place = context.source.place(start + marker.index, start + marker.index + marker[0].length);
    const markup = marker[0].startsWith(':') ? 'container' : 'contents';
    context.report(createDiagnostic('markup-plain', place, { markup, text: toExcerpt(marker[0]) }));
  }
  return false;
}

/** Formats the delimiter row for a head whose rows all have the same number of cells; undefined if that is not certain. */
function fixDelimiters(lines: readonly string[], first: number, start: number): readonly Edit[] | undefined {
  const head = lines[first] ?? '';
  const count = countCells(head);
  const second = lines[first + 1] ?? '';
  const rest = lines.slice(first + 1).filter((line) => !DELIMITERS.test(line));
  if (/｜/.test(lines.join('')) || !/^[ \t]*\|/.test(head) || rest.some((line) => countCells(line) !== count)) return undefined;
  const row = `|${' --- |'.repeat(count)}`;
  const end = start + head.length;
  return DELIMITERS.test(second) ? [{ start: end + 1, end: end + 1 + second.length, text: row }] : [{ start: end, end, text: `\n${row}` }];
}

function countCells(row: string): number {
  return row.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').length;
}
