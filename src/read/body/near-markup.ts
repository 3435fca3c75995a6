import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { createDiagnostic, type Edit } from '../../diagnostics/diagnostic.ts';
import { toExcerpt } from '../../diagnostics/excerpt.ts';
import type { LostMarkup } from '../../diagnostics/typing-codes.ts';
import type { Passage } from '../../model/passage.ts';
import { findPlainMarkup, type PlainMarkup } from '../../model/plain-markup.ts';
import type { Report } from '../source.ts';
import { type Context, reportMarkup, toSource, toSpan } from './context.ts';

/** Markup in the source of a text that Markdown does not recognise. */
const LOST: readonly (readonly [LostMarkup, RegExp])[] = [
  ['wiki-image', /[!！]\[\[[^\]\n]+\]\]/g],
  ['wiki-link', /(?<![!！\\\]])\[\[[^[\]\n]+\]\](?![(（])/g],
  ['image-path', /(?<!\\)[!！]\[[^[\]\n]*\][(（][^)）\n]*(?:\([^)\n]*\)[^)）\n]*)?[)）]/g],
  [
    'image-path',
    /(?<!\\)[!！](?=[ \u3000]|\[[^[\]\n]*\][ \u3000])[ \u3000]*\[[^[\]\n]*\][ \u3000]*[(（][^)）\n]*\.(?:png|jpe?g|svg|gif|bmp|webp|tiff?|emf|wmf)[^)）\n]*[)）]/gi,
  ],
  ['link-path', /(?<![\\!！\]])\[[^[\]^\n][^[\]\n]*\][(（](?=(?:https?:|www\.|mailto:|[\w.%/-]*\/)[^)）\n]*[)）])[^)）\n]*[)）]/g],
  ['note-inline', /(?<![\\\w])\^\[[^\]\n]*\]/g],
  ['note-brackets', /[［【]\^[^］】\]\s]{1,20}[］】]/g],
  ['comment-percent', /(?<!\\)%%(?!%)[^%\n]+%%/g],
];

/** References to spaces and to characters that nobody sees; an indent of them is an indent. */
const SPACES =
  /(?<![\s;]|^)&(?:nbsp|ensp|emsp|thinsp|#160|#x[aA]0|#12288|#x3000);|&(?:shy|zwj|zwnj|ZeroWidthSpace|NoBreak|#173|#x[aA][dD]|#820[3-7]|#8288|#x200[bBcCdDeEfF]|#x2060|#65279|#x[fF][eE][fF]{2});/g;

/** Reports marks in a text that are printed literally, and references that print as something else than they look like. */
export function reportPlainMarkup(node: Text, context: Context): void {
  const source = toSource(node, context);
  const { start } = toSpan(node);
  for (const found of findPlainMarkup(source)) reportPlain(found.markup, start + found.start, start + found.end, context);
  if (!source.includes('&')) return;
  for (const { 0: text, index } of source.matchAll(SPACES)) {
    const place = context.source.place(start + index, start + index + text.length);
    context.report(createDiagnostic('reference-visible', place, { text }));
  }
}

/** Reports a mark between two offsets that prints as it is. */
export function reportPlain(markup: PlainMarkup, start: number, end: number, context: Context): void {
  const text = toExcerpt(context.source.text.slice(start, end));
  context.report(createDiagnostic('markup-plain', context.source.place(start, end), { markup, text }));
}

/** Reports markup in a title or an editor's note, where it is printed literally. */
export function reportFieldMarkup(passage: Passage, report: Report): void {
  for (const { markup, start, end } of findPlainMarkup(passage.text, true)) {
    report(createDiagnostic('markup-plain', passage.place(start, end), { markup, text: toExcerpt(passage.text.slice(start, end)) }));
  }
}

/** An opening of a comment that Markdown takes for text, as it has no end or a full-width mark. */
const COMMENT = /(?<!\\)[<＜《][!！][-－—–]/;

/** Removes unrecognised markup from texts and reports it: nothing is printed after an error, and no rule should fix what is not text. */
export function takeLostMarkup(children: readonly PhrasingContent[], context: Context): PhrasingContent[] {
  return children.flatMap((child, index): PhrasingContent[] => {
    if (isSplitImage(children[index - 1], child, context)) return [];
    if (child.type !== 'text') return [child];
    const source = toSource(child, context);
    if (isSplitImage(child, children[index + 1], context)) {
      reportLost('image-path', toSpan(child).end - 1, toSpan(child).end, context);
      return [];
    }
    if (index === children.length - 1) reportBackslash(child, source, context);
    if (!/[[<＜《［【%]/.test(source)) return [child];
    const { start } = toSpan(child);
    const found = LOST.flatMap(([markup, pattern]) =>
      [...source.matchAll(pattern)].map(({ 0: text, index: at }) => ({ markup, start: at, end: at + text.length })),
    );
    for (const one of found) reportLost(one.markup, start + one.start, start + one.end, context);
    const comment = COMMENT.exec(source);
    if (comment !== null) reportMarkup({ ...child, position: moveStart(child, start + comment.index) }, 'comment-open', context);
    return found.length > 0 || comment !== null ? [] : [child];
  });
}

/** Whether a mark and a link are an image with a blank between: `! [图](images/a.png)`. */
function isSplitImage(mark: PhrasingContent | undefined, link: PhrasingContent | undefined, context: Context): boolean {
  if (mark?.type !== 'text' || link?.type !== 'link') return false;
  return /\.(?:png|jpe?g|svg|gif|bmp|webp|tiff?)$/i.test(link.url) && /(?<!\\)[!！]\s*$/.test(toSource(mark, context));
}

/** Reports lost markup between two offsets, at its first line. */
export function reportLost(markup: LostMarkup, start: number, end: number, context: Context, fix?: readonly Edit[]): void {
  const place = context.source.firstLine(start, end);
  context.report(createDiagnostic('markup-recognised', place, { markup }, fix === undefined ? {} : { fix }));
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
