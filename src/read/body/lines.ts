import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { type Context, toSpan } from './context.ts';
import { isFullWidth } from './spacing.ts';

/**
 * What a line end inside a Markdown paragraph means: the same paragraph (`join`), certainly a new one (`part`), probably a new one (`guess`), or
 * probably the same one although it may be a new one (`doubt`).
 */
type Boundary = 'join' | 'part' | 'guess' | 'doubt';

/**
 * Parts a Markdown paragraph that was typed one line a paragraph, as in Word. Where that is a guess it is reported, with a fix that makes it
 * certain.
 *
 * @param isEntry whether the paragraph is in a list, where only certain boundaries count
 */
export function partLines(node: Paragraph, context: Context, isEntry = false): readonly Paragraph[] {
  const { start, end } = toSpan(node);
  const written = context.source.text.slice(start, end);
  if (!written.includes('\n')) return [node];
  const lines = written.split('\n');
  const boundaries = findBoundaries(lines, isEntry, context.wrap);
  const offsets = [...written.matchAll(/\n/g)].map(({ index }) => start + index);
  const free = findFreeLineEnds(node.children, context);
  const parted = offsets.filter((at, index) => free.has(at) && (boundaries[index] === 'part' || boundaries[index] === 'guess'));
  reportGuesses(
    offsets.filter((at, index) => free.has(at) && boundaries[index] === 'guess'),
    context,
  );
  for (const [index, at] of offsets.entries()) {
    if (boundaries[index] !== 'doubt' || !free.has(at)) continue;
    const place = context.source.place(at - 1, at);
    context.report(createDiagnostic('line-joined', place, {}, { fix: [{ start: at, end: at, text: '\n' }] }));
  }
  return splitAt(node, new Set(parted), context);
}

function reportGuesses(guesses: readonly number[], context: Context): void {
  const [first] = guesses;
  if (first === undefined) return;
  const fix = guesses.map((at) => ({ start: at, end: at, text: '\n' }));
  context.report(createDiagnostic('line-parted', context.source.place(first - 1, first), { count: guesses.length }, { fix }));
}

/** Offsets of the line ends in the paragraph's own texts; those inside bold words or links cannot part it. */
function findFreeLineEnds(children: readonly PhrasingContent[], context: Context): ReadonlySet<number> {
  return new Set(children.flatMap((child) => (child.type === 'text' ? findLineEnds(child, context) : [])));
}

/** Offsets of a text's line ends in the file; none where its value has others, as when they are written as references. */
function findLineEnds(node: Text, context: Context): readonly number[] {
  if (!node.value.includes('\n')) return [];
  const { start, end } = toSpan(node);
  const offsets = [...context.source.text.slice(start, end).matchAll(/\n/g)].map(({ index }) => start + index);
  return offsets.length === node.value.split('\n').length - 1 ? offsets : [];
}

/** Paragraphs of the children before, between and after some line ends, each with its place. */
function splitAt(node: Paragraph, offsets: ReadonlySet<number>, context: Context): readonly Paragraph[] {
  if (offsets.size === 0) return [node];
  const parts: PhrasingContent[][] = [[]];
  for (const child of node.children) {
    const ends = child.type === 'text' ? findLineEnds(child, context) : [];
    if (child.type !== 'text' || !ends.some((at) => offsets.has(at))) {
      parts.at(-1)?.push(child);
      continue;
    }
    let from = toSpan(child).start;
    let value: string[] = [];
    for (const [index, line] of child.value.split('\n').entries()) {
      value.push(line);
      const at = ends[index];
      if (at === undefined || !offsets.has(at)) continue;
      parts.at(-1)?.push(sliceText(child, value.join('\n'), from, at));
      parts.push([]);
      from = at + 1;
      value = [];
    }
    parts.at(-1)?.push(sliceText(child, value.join('\n'), from, toSpan(child).end));
  }
  return parts.map((children) => ({ type: 'paragraph', children, position: spanChildren(children, node) }));
}

function sliceText(node: Text, value: string, start: number, end: number): Text {
  const { position } = node;
  if (position === undefined) return { ...node, value };
  return { ...node, value, position: { start: { ...position.start, offset: start }, end: { ...position.end, offset: end } } };
}

function spanChildren(children: readonly PhrasingContent[], { position }: Paragraph): NonNullable<Paragraph['position']> {
  const [first, last] = [children[0]?.position, children.at(-1)?.position];
  const whole = position ?? { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
  return { start: first?.start ?? whole.start, end: last?.end ?? whole.end };
}

/** The end of a sentence or clause, with the marks that close around it. */
const STOP = /[。！？；…：!?][”’"」』）)】》]*(?:\*\*|__)?[”’）)]*[ \t\u3000]*$/;
const FULL_STOP = /[。！？…!?][”’"」』）)】》]*(?:\*\*|__)?[”’）)]*[ \t\u3000]*$/;
/** What begins a paragraph whatever stands before: the numbers of official documents, and the mark of an item. */
const OPENING =
  /^[ \t\u3000]*(?:\*\*)?(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|[\d０-９]{1,2}[.．、](?!\d)|[（(][\d０-９]{1,2}[）)]|\d{1,2}[）)]|[①-⑳]|第[一二三四五六七八九十百]{1,4}[章节条款][ \u3000]|[△▲■□◆◇●○★☆])/;
/** An indent of half-width spaces or a tab. */
const INDENT = /^(?: {4,}|\t| *\u3000)/;
const FIELD = /^[ \t\u3000]*[\p{Script=Han}\u3000 ]{2,8}：\s*\S/u;
const DAY =
  /^[ \t\u3000]*(?:\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[ \t\u3000]*$/;
/** The longest heading that has no full stop, and the shortest line that hard wraps are made to, in characters. */
const HEADING = 30;
const WRAP = 18;

function findBoundaries(lines: readonly string[], isEntry: boolean, wrap: number | null): Boundary[] {
  const widths = lines.map(measure);
  const inner = lines.slice(0, -1);
  const certain = inner.map((line, index): Boundary => (isParted(line, lines[index + 1] ?? '', isEntry) ? 'part' : 'join'));
  if (isEntry) return certain;
  const widest = Math.max(...widths);
  const areFields = lines.every((line) => FIELD.test(line)) && widest <= 40;
  const areWrapped = inner.some((line, index) => certain[index] !== 'part' && !STOP.test(line));
  return inner.map((line, index) => {
    if (certain[index] === 'part') return 'part';
    const next = lines[index + 1] ?? '';
    // A note mark belongs to the line before.
    if (/^\s*\[\^/.test(next)) return 'join';
    const width = widths[index] ?? 0;
    if (areFields || DAY.test(next) || (index === 0 && DAY.test(line))) return 'guess';
    if (STOP.test(line)) return judgeStop(line, width, { areWrapped, widest, wrap });
    const isShort = widest >= WRAP + 2 && width <= widest / 2;
    return isShort && isFullWidth(line.trimEnd().at(-1)) && !/[，、（“《—：:]\s*$/.test(line) ? 'doubt' : 'join';
  });
}

/** Whether a line ends a paragraph for certain: the next one opens with an indent or a number after a stop or a numbered heading. */
function isParted(line: string, next: string, isEntry: boolean): boolean {
  const isNumbered = OPENING.test(next);
  if (STOP.test(line)) return isNumbered || (!isEntry && INDENT.test(next));
  return isNumbered && OPENING.test(line) && measure(line) <= HEADING && !/[，、]\s*$/.test(line);
}

/** A line that ends with a stop, by its width: hard wraps end where the line is full, paragraphs anywhere. */
function judgeStop(
  line: string,
  width: number,
  { areWrapped, widest, wrap }: { readonly areWrapped: boolean; readonly widest: number; readonly wrap: number | null },
): Boundary {
  const full = areWrapped ? widest : wrap;
  if (full !== null && full >= WRAP) {
    if (width < full - 3) return 'guess';
    return FULL_STOP.test(line) ? 'doubt' : 'join';
  }
  // Lines of some characters are hand-made; nobody can tell what they are to be.
  return areWrapped ? 'doubt' : 'guess';
}

/** Width of a line in characters of the page: a full-width one counts one, any other a half. Markup does not count. */
function measure(line: string): number {
  let width = 0;
  for (const character of line.replace(/\*\*|__/g, '').trim()) width += isFullWidth(character) ? 1 : 0.5;
  return width;
}

/**
 * The width to which a file's lines are wrapped, in characters: that of most lines that end amid a sentence; null when there are none.
 */
export function findWrapWidth(body: string): number | null {
  const lines = body.split('\n');
  const counts = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    if (line.trim() === '' || next.trim() === '' || STOP.test(line) || /^[ \t]*(?:[#>|-]|\d+[.)])/.test(next) || /[|｜]/.test(line))
      continue;
    const width = Math.round(measure(line));
    if (width >= WRAP) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([one, a], [other, b]) => b - a || other - one);
  return most?.[0] ?? null;
}
