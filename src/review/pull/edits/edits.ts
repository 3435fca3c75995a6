import type { Edit } from '../../../diagnostics/diagnostic.ts';
import type { Piece } from '../../../import/document.ts';
import { escaped, lineStartEscaped } from '../../../import/markdown/escape.ts';
import { headingMarkdown, inlineMarkdown } from '../../../import/markdown/inline.ts';
import type { Source } from '../../../model/source.ts';
import type { Change } from '../changes/changes.ts';
import type { Holder, Unit } from '../item/units.ts';
import { CELL, PARAGRAPH } from '../marks.ts';
import { insertedKind } from './flow.ts';
import { removalOf } from './removal.ts';
import { isBold, placesFor, spansOf } from './spans.ts';
import { fieldEdits } from './yaml.ts';

/** Ways to write a change, the likeliest first. Whoever makes one reads the file back and takes the first that reads as it should. */
export function waysOf(change: Change, source: Source): readonly (readonly Edit[])[] {
  switch (change.kind) {
    case 'replace':
      return change.unit.holder.kind === 'field' ? fieldEdits(change, source) : replacements(change, source);
    case 'remove':
      return removalOf(change, source);
    case 'insert':
      return insertions(change, source);
  }
}

type Replace = Extract<Change, { kind: 'replace' }>;

function replacements(change: Replace, source: Source): readonly (readonly Edit[])[] {
  const { unit, start, last, end, text, weight } = change;
  if (unit !== last) return joins(change, source);
  if (unit.text === '') return intoEmpty(unit, text, source);
  const words = (at: number) => wordsFor(text, at, unit, source);
  if (start === end)
    return placesFor(unit, start, weight, source).map(({ start: from, end: to }) => [{ start: from, end: to, text: words(from) }]);
  return [false, true].flatMap((wide) => {
    const spans = spansOf(unit, start, end, { text, weight, wide }, source);
    if (text === '') return [spans.map((span) => ({ ...span, text: '' }))];
    // The new words stand where the first old ones of their weight stood.
    const order = [...spans.keys()].sort(
      (one, other) => Number(spans[other]?.bold === isBold(weight)) - Number(spans[one]?.bold === isBold(weight)),
    );
    return order.map((chosen) =>
      spans.map(({ start: from, end: to }, index) => ({ start: from, end: to, text: index === chosen ? words(from) : '' })),
    );
  });
}

/** Two paragraphs as one: what parts them goes, and with it what of both was left out. Comments between them would go too: no way then. */
function joins(change: Replace, source: Source): readonly (readonly Edit[])[] {
  const { unit, start, last, end, text } = change;
  const [from, to] = [unit.holder.span.end, last.holder.span.start];
  const head = spansOf(unit, start, unit.text.length, { text: '', weight: '', wide: false }, source);
  const tail = spansOf(last, 0, end, { text: '', weight: '', wide: false }, source);
  const between = source.text.slice(from, to);
  if (between.includes('<!--')) return [];
  const words = wordsFor(text, from, unit, source);
  return [
    [...head.map((span) => ({ ...span, text: '' })), { start: from, end: to, text: words }, ...tail.map((span) => ({ ...span, text: '' }))],
  ];
}

function intoEmpty({ holder }: Unit, text: string, source: Source): readonly (readonly Edit[])[] {
  if (holder.kind !== 'cell') return [];
  const pipe = source.text.slice(holder.span.start, holder.span.end).indexOf('|');
  const after = holder.span.start + pipe + 1;
  return [pipe === -1 ? holder.span.start : after, holder.span.end].map((at) => [{ start: at, end: at, text: ` ${escaped(text)} ` }]);
}

/** New words as Markdown, those of a line's start with what would begin a list or a heading escaped. */
function wordsFor(text: string, at: number, unit: Unit, source: Source): string {
  if (unit.holder.kind === 'caption') return captioned(text, source.text.charAt(unit.ends.at(-1) as number));
  const parting = unit.holder.kind === 'entry' ? `\n${markerOf(unit.holder, source)}` : '\n\n';
  return text
    .split(PARAGRAPH)
    .map((part, index) => {
      const lines = escaped(part).split('\n');
      const atStart = index > 0 || (unit.starts[0] as number) >= at || source.text[at - 1] === '\n';
      return lines.map((line, number) => (number > 0 || atStart ? lineStartEscaped(line) : line)).join('\\\n');
    })
    .join(parting);
}

/** Words of a caption, which ends with its quote and knows no other markup. */
function captioned(text: string, quote: string): string {
  return text.replace(/[\\"'()]|&(?=#?[A-Za-z0-9])/g, (mark) => (mark === '\\' || mark === '&' || mark === quote ? `\\${mark}` : mark));
}

/** What the next entry of a list begins with, indented as this one is. */
function markerOf({ entry }: Extract<Holder, { kind: 'entry' }>, source: Source): string {
  const { line } = source.place(entry.start, entry.start);
  const indent = source.text.slice(source.offset(line, 1), entry.start).replace(/\S/g, ' ');
  const [, number, mark = '-', blank = ' '] = /^(?:(\d+)([.)])|[-*+])([ \t]*)/.exec(source.text.slice(entry.start, entry.start + 20)) ?? [];
  return number === undefined
    ? `${indent}${source.text.charAt(entry.start)}${blankIn(source, entry.start)}`
    : `${indent}${Number(number) + 1}${mark}${blank}`;
}

function blankIn(source: Source, start: number): string {
  return /^.([ \t]+)/.exec(source.text.slice(start, start + 8))?.[1] ?? ' ';
}

function insertions({ unit, before, line }: Extract<Change, { kind: 'insert' }>, source: Source): readonly (readonly Edit[])[] {
  const { holder } = unit;
  if (line.row) {
    if (holder.kind !== 'cell' || before) return [];
    const cells = line.text.split(CELL).map((cell) => escaped(cell.replace(/\s+/g, ' ')));
    return [[{ start: holder.line.end, end: holder.line.end, text: `\n| ${cells.join(' | ')} |` }]];
  }
  const kind = insertedKind({ line, unit });
  const pieces = piecesOf(line.text, line.weight);
  if (kind === 'entry' && holder.kind === 'entry') {
    const words = inlineMarkdown(pieces, { note: () => '' });
    // What stands below it in the entry belongs to the new one then, as it does in the document.
    return [[{ start: holder.span.end, end: holder.span.end, text: `\n${markerOf(holder, source)}${words}` }]];
  }
  const words =
    kind === 'heading'
      ? `${'#'.repeat(line.heading as number)} ${headingMarkdown(pieces, { note: () => '' })}`
      : inlineMarkdown(pieces, { note: () => '' });
  if (before) {
    const start = holder.kind === 'cell' ? holder.table.start : holder.kind === 'entry' ? holder.entry.start : holder.span.start;
    return [[{ start, end: start, text: `${words}\n\n` }]];
  }
  const ends = holder.kind === 'cell' ? [holder.table.end] : holder.kind === 'entry' ? [holder.entry.end] : [holder.span.end];
  return ends.map((end) => [{ start: end, end, text: `\n\n${words}` }]);
}

function piecesOf(text: string, weight: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const value = text.charAt(at);
    const bold = weight[at] === 'b';
    const last = pieces.at(-1);
    if (value === '\n') pieces.push({ kind: 'break' });
    else if (last?.kind === 'text' && last.bold === bold) pieces[pieces.length - 1] = { ...last, text: last.text + value };
    else pieces.push({ kind: 'text', text: value, bold });
  }
  return pieces;
}
