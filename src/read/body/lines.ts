import type { Paragraph, PhrasingContent, Text } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { type Context, toSpan } from './context.ts';
import { isFullWidth } from './spacing.ts';

/**
 * What a line end inside a Markdown paragraph means: the same paragraph (`join`), certainly a new one (`part`), probably a new one (`guess`),
 * one or the other (`doubt`), or probably the same one (`likely`). The last two are joined and reported.
 */
type Boundary = 'join' | 'part' | 'guess' | 'doubt' | 'likely';

/**
 * Splits a Markdown paragraph in which each line is a paragraph, as when typed in Word. A guess is reported with a fix that makes it
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
    const boundary = boundaries[index];
    if ((boundary !== 'doubt' && boundary !== 'likely') || !free.has(at)) continue;
    const remedy = boundary === 'doubt' ? { fix: [{ start: at, end: at, text: '\n' }] } : {};
    context.report(createDiagnostic('line-joined', context.source.place(at - 1, at), {}, remedy));
  }
  reportBlankBreaks(node, context);
  return splitParagraph(node, new Set(parted), context);
}

/** Reports line breaks of two blanks, which nobody sees, behind a full stop: a paragraph may be meant. */
function reportBlankBreaks(node: Paragraph, context: Context): void {
  for (const child of node.children) {
    const { start } = toSpan(child);
    if (child.type !== 'break' || context.source.text[start] === '\\') continue;
    const before = context.source.text.slice(Math.max(0, start - 8), start);
    if (FULL_STOP.test(before)) context.report(createDiagnostic('line-joined', context.source.place(start - 1, start), {}));
  }
}

function reportGuesses(guesses: readonly number[], context: Context): void {
  const [first] = guesses;
  if (first === undefined) return;
  const fix = guesses.map((at) => ({ start: at, end: at, text: '\n' }));
  context.report(createDiagnostic('line-parted', context.source.place(first - 1, first), { count: guesses.length }, { fix }));
}

/** Offsets of the line ends in the paragraph's own texts; those inside bold text or links do not split it. */
function findFreeLineEnds(children: readonly PhrasingContent[], context: Context): ReadonlySet<number> {
  return new Set(children.flatMap((child) => (child.type === 'text' ? findLineEnds(child, context) : [])));
}

/** Offsets of a text's line ends in the file; none if its value has others, as when they are written as references. */
function findLineEnds(node: Text, context: Context): readonly number[] {
  if (!node.value.includes('\n')) return [];
  const { start, end } = toSpan(node);
  const offsets = [...context.source.text.slice(start, end).matchAll(/\n/g)].map(({ index }) => start + index);
  return offsets.length === node.value.split('\n').length - 1 ? offsets : [];
}

/** The paragraphs of the children before, between and after some line ends, each with its place. */
function splitParagraph(node: Paragraph, offsets: ReadonlySet<number>, context: Context): readonly Paragraph[] {
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

/** Blanks at the end of a line, invisible ones included. */
const END = /[\s\u200b-\u200d\u2060\ufeff]*$/.source;
/** Marks that close around a sentence. */
const CLOSING = /[”’"」』）)】》]*(?:\*\*|__)?[”’）)]*/.source;
/** The end of a sentence or clause, and of a sentence. */
const STOP = new RegExp(`[。！？；…：!?]${CLOSING}${END}`);
const FULL_STOP = new RegExp(`[。！？…!?]${CLOSING}${END}`);
/** The last character that is not markup. */
const LAST = new RegExp(`([^\\s*_])[*_]*${END}`, 'u');
/** The end of a line whose sentence continues. */
const OPEN_END = new RegExp(`[，、（“《‘—－:：,(]${END}`);
/** What begins a paragraph after any line: the numbers of official documents, and the marks of items. */
const OPENING =
  /^[ \t\u3000]*(?:\*\*)?(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|[\d０-９]{1,2}[.．、](?!\d)|[（(][\d０-９]{1,2}[）)]|\d{1,2}[）)]|[Ⅰ-ⅿA-Z][.．、](?![A-Za-z])|[①-⒛㈠-㈩㉑-㉟㊱-㊿]|第[一二三四五六七八九十百]{1,4}[章节条款][ \u3000]|[△▲■□◆◇●○★☆•·▪➢►▶※✓√])/;
/** An indent of half-width spaces, a tab, or spaces as wide as a character. */
const INDENT = /^(?: {4,}|\t|\u00a0{2,}| *[\u2002\u2003\u3000])/;
const FIELD = /^[ \t\u3000]*[\p{Script=Han}\d\u3000 ]{2,8}：\s*\S/u;
const DAY =
  /^[ \t\u3000]*(?:\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[ \t\u3000]*$/;
/** A line in brackets of its own. */
const BRACKETED = /^[ \t\u3000]*[（(][^（()）]*[)）][ \t\u3000]*$/;
/** A line that is bold as a whole. */
const BOLD = /^\s*(\*\*|__)(?:(?!\1).)+\1\s*$/;
/** An opening quote or bracket that the line does not close. */
const UNCLOSED = /(?:“[^”]*|‘[^’]*|《[^》]*|（[^）]*|「[^」]*|【[^】]*)$/;
/** A line of dashes and the like. */
export const RULER = /^[ \t]*([—–－─━＝=~～＊*·])(?:[ \t]*\1){2,}[ \t]*$/;
/** The longest heading that has no full stop, and the shortest line that hard wraps are made to, in characters. */
const HEADING = 30;
const WRAP = 18;

function findBoundaries(lines: readonly string[], isEntry: boolean, wrap: number | null): Boundary[] {
  const widths = lines.map(measure);
  const inner = lines.slice(0, -1);
  const certain = inner.map((line, index): Boundary => (isParted(line, lines[index + 1] ?? '', isEntry) ? 'part' : 'join'));
  const widest = Math.max(...widths);
  const areWrapped = inner.some((line, index) => certain[index] !== 'part' && !STOP.test(line) && !isHeading(line));
  const shape: Shape = { areWrapped, widest, wrap };
  return inner.map((line, index) => {
    const next = lines[index + 1] ?? '';
    if (certain[index] === 'part') return 'part';
    // A note mark belongs to the line before.
    if (/^\s*\[\^/.test(next)) return 'join';
    const width = widths[index] ?? 0;
    // In a list only an unindented line is strange.
    if (isEntry) return STOP.test(line) && !/^\s/.test(next) && judgeStop(line, width, shape) !== 'join' ? 'likely' : 'join';
    if (DAY.test(next) || (index === 0 && DAY.test(line))) return 'guess';
    if (areFields(line, next) || (BRACKETED.test(line) && BRACKETED.test(next))) return 'guess';
    return STOP.test(line) ? judgeStop(line, width, shape) : judgeOpen(line, next, width, shape);
  });
}

/** The lines of a paragraph as a whole. */
interface Shape {
  /** Whether some line ends inside a sentence. */
  readonly areWrapped: boolean;
  readonly widest: number;
  /** The width to which the file's lines are wrapped. */
  readonly wrap: number | null;
}

/** Whether a line ends a paragraph for certain: the next one opens with an indent or a number after a stop or a numbered heading. */
function isParted(line: string, next: string, isEntry: boolean): boolean {
  if (RULER.test(line) || RULER.test(next)) return true;
  const isNumbered = OPENING.test(next);
  if (STOP.test(line)) return isNumbered || (!isEntry && INDENT.test(next));
  return isNumbered && !OPEN_END.test(line) && ((OPENING.test(line) && measure(line) <= HEADING) || isCounted(line, next));
}

/** Whether a line begins with the number after one that the line before holds: `附件：1. 名单` and `2. 方案`. */
function isCounted(line: string, next: string): boolean {
  const [, digits = '', mark = ''] = /^\s*(\d{1,2})([.．、])(?!\d)/.exec(next) ?? [];
  return digits !== '' && new RegExp(`(?<!\\d)${Number(digits) - 1}[${mark}](?!\\d)`).test(line);
}

/** A numbered or wholly bold heading, which needs no stop. */
function isHeading(line: string): boolean {
  return (OPENING.test(line) || BOLD.test(line)) && measure(line) <= HEADING && !STOP.test(line) && !OPEN_END.test(line);
}

function areFields(line: string, next: string): boolean {
  return FIELD.test(line) && FIELD.test(next) && Math.max(measure(line), measure(next)) <= 40;
}

/** A line that ends with a stop, by its width: hard wraps end where the line is full, paragraphs anywhere. */
function judgeStop(line: string, width: number, { areWrapped, widest, wrap }: Shape): Boundary {
  const full = areWrapped ? widest : wrap;
  if (full !== null && full >= WRAP) {
    if (width < full - 3) return 'guess';
    return FULL_STOP.test(line) ? 'likely' : 'join';
  }
  // A line of a few characters was broken by hand; its meaning is unknown.
  return areWrapped ? 'doubt' : 'guess';
}

/** A line that ends inside a sentence, or is a heading, a name or the like. */
function judgeOpen(line: string, next: string, width: number, { widest, wrap }: Shape): Boundary {
  if (OPEN_END.test(line) || UNCLOSED.test(line)) return 'join';
  if (OPENING.test(next)) return 'doubt';
  // A line of one character is no name and no heading.
  if (!areChinese(line, next) || Math.min(width, measure(next)) < 2) return 'join';
  const isShort = widest < WRAP;
  if (isHeading(line) && (isShort || width < Math.max(widest, wrap ?? 0) - 3)) return 'guess';
  return isShort || (widest >= WRAP + 2 && width <= widest / 2) ? 'doubt' : 'join';
}

/** Whether hanzi or closing brackets stand before a line end, and hanzi or opening ones after it. */
function areChinese(line: string, next: string): boolean {
  const [, last] = LAST.exec(line) ?? [];
  const first = next.trimStart().replace(/^\*\*/, '')[0];
  return (isFullWidth(last) || last === ')') && isFullWidth(first) && !/[，。、；：！？”’）》】]/.test(first ?? '');
}

/** Width of a line in characters of the page: a full-width one counts one, any other a half. Markup does not count. */
function measure(line: string): number {
  let width = 0;
  for (const character of line.replace(/\*\*|__/g, '').trim()) width += isFullWidth(character) ? 1 : 0.5;
  return width;
}

/**
 * The width to which a file's lines are wrapped, in characters: that of most lines that end inside a sentence; null if there are none.
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
