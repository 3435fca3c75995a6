import type { Edit } from '../../../diagnostics/diagnostic.ts';
import type { Piece } from '../../../import/document.ts';
import { formatHeading, formatInline } from '../../../import/markdown/inline.ts';
import type { Span } from '../../../model/passage.ts';
import type { Source } from '../../../model/source.ts';
import type { Change, Insertion, Removal, Replacement } from '../changes/change.ts';
import type { Container, Unit } from '../item/units.ts';
import { CELL, PARAGRAPH } from '../separators.ts';
import { startsBold, toPlain, type WeightedText } from '../weighted-text.ts';
import { kindOfInserted } from './flow.ts';
import { findPlaces, findSpans, includeWhiteSpace, type StyledSpan } from './spans.ts';

/** Alternative ways to write a change, each a set of edits, the likeliest first. */
export type EditAlternatives = readonly (readonly Edit[])[];

/** Lists the ways to write a change. The caller reads the file back and takes the first way that reads as wanted. */
export function listWays(change: Change, source: Source): EditAlternatives {
  switch (change.kind) {
    case 'replace':
      return listReplacements(change, source);
    case 'remove':
      return listRemovals(change, source);
    case 'insert':
      return listInsertions(change, source);
  }
}

function listReplacements(change: Replacement, source: Source): EditAlternatives {
  const { unit, start, last, end, words } = change;
  if (unit.container.kind === 'field') return listFieldReplacements(change, source);
  if (unit !== last) return listJoins(change, source);
  if (unit.text === '') return listCellFillings(unit, words.text, source);
  const toMarkdown = (at: number) => toUnitMarkdown(words.text, at, unit, source);
  if (start === end) return findPlaces(unit, start, words, source).map((place) => [{ ...place, text: toMarkdown(place.start) }]);
  const spans = findSpans(change, source);
  return [spans, includeWhiteSpace(spans, source)].flatMap((each) => listSpanReplacements(each, words, toMarkdown));
}

/** Writes the new words in one of the old spans, those of their weight first, and empties the others. */
function listSpanReplacements(spans: readonly StyledSpan[], words: WeightedText, toMarkdown: (at: number) => string): EditAlternatives {
  const empty = ({ start, end }: StyledSpan): Edit => ({ start, end, text: '' });
  if (words.text === '') return [spans.map(empty)];
  const isRightWeight = (span: StyledSpan) => span.bold === startsBold(words);
  const ordered = [...spans].sort((one, other) => Number(isRightWeight(other)) - Number(isRightWeight(one)));
  return ordered.map((chosen) => spans.map((span) => (span === chosen ? { ...empty(span), text: toMarkdown(span.start) } : empty(span))));
}

/** Replaces within the quotes of a YAML value, or quotes the whole value anew. */
function listFieldReplacements({ unit, start, end, words: { text } }: Replacement, source: Source): EditAlternatives {
  const { span } = unit.container;
  const quote = source.text.charAt(span.start);
  const before = (start > 0 ? unit.ends[start - 1] : unit.starts[0]) as number;
  const [from, to] = end > start ? ([unit.starts[start], unit.ends[end - 1]] as [number, number]) : [before, before];
  const whole = unit.text.slice(0, start) + text + unit.text.slice(end);
  const quoteSingle = (value: string) => value.replaceAll("'", "''");
  const inside = quote === "'" ? quoteSingle(text) : quote === '"' ? JSON.stringify(text).slice(1, -1) : text;
  return [
    [{ start: from, end: to, text: inside }],
    ...(quote === "'" ? [[{ ...span, text: `'${quoteSingle(whole)}'` }]] : []),
    [{ ...span, text: JSON.stringify(whole) }],
  ];
}

/** Joins two paragraphs: replaces what separates them and removes the old words at both ends. A comment between them must stay. */
function listJoins({ unit, start, last, end, words }: Replacement, source: Source): EditAlternatives {
  const [from, to] = [unit.container.span.end, last.container.span.start];
  if (source.text.slice(from, to).includes('<!--')) return [];
  const remove = (range: Pick<Replacement, 'unit' | 'start' | 'end'>): readonly Edit[] =>
    findSpans({ ...range, words: toPlain('') }, source).map((span) => ({ start: span.start, end: span.end, text: '' }));
  const head = remove({ unit, start, end: unit.text.length });
  const tail = remove({ unit: last, start: 0, end });
  return [[...head, { start: from, end: to, text: toUnitMarkdown(words.text, from, unit, source) }, ...tail]];
}

/** Writes into an empty cell: behind its pipe, or at its end. */
function listCellFillings({ container }: Unit, text: string, source: Source): EditAlternatives {
  if (container.kind !== 'cell') return [];
  const { start, end } = container.span;
  const pipe = source.text.slice(start, end).indexOf('|');
  return [pipe === -1 ? start : start + pipe + 1, end].map((at) => [{ start: at, end: at, text: ` ${escapeMarkdown(text)} ` }]);
}

/** Writes new words of a unit as Markdown; at a line start, what would begin a list or heading is escaped. */
function toUnitMarkdown(text: string, at: number, unit: Unit, source: Source): string {
  const { container } = unit;
  if (container.kind === 'caption') return escapeCaption(text, source.text.charAt(unit.ends.at(-1) as number));
  const isLineStart = (unit.starts[0] as number) >= at || source.text[at - 1] === '\n';
  const paragraphs = text.split(PARAGRAPH).map((paragraph, index) => {
    const lines = escapeMarkdown(paragraph).split('\n');
    return lines.map((line, number) => (number > 0 || index > 0 || isLineStart ? escapeLineStart(line) : line)).join('\\\n');
  });
  return paragraphs.join(container.kind === 'entry' ? `\n${toNextMarker(container, source)}` : '\n\n');
}

/** Escapes a caption, which ends with its quote and has no other markup. */
function escapeCaption(text: string, quote: string): string {
  return text.replace(/[\\"'()]|&(?=#?[A-Za-z0-9])/g, (mark) => (mark === '\\' || mark === '&' || mark === quote ? `\\${mark}` : mark));
}

/** Returns the marker of the entry after this one, with the same indent. */
function toNextMarker({ entry }: Extract<Container, { kind: 'entry' }>, source: Source): string {
  const { line } = source.place(entry.start, entry.start);
  const indent = source.text.slice(source.offset(line, 1), entry.start).replace(/\S/g, ' ');
  const marker = source.text.slice(entry.start, entry.start + 20);
  const [, number, mark, blank] = /^(\d+)([.)])([ \t]*)/.exec(marker) ?? [];
  if (number !== undefined) return `${indent}${Number(number) + 1}${mark}${blank}`;
  return `${indent}${marker.charAt(0)}${/^.([ \t]+)/.exec(marker.slice(0, 8))?.[1] ?? ' '}`;
}

function listInsertions({ unit, before, line }: Insertion, source: Source): EditAlternatives {
  const { container } = unit;
  if (line.row) {
    if (container.kind !== 'cell' || before) return [];
    const cells = line.text.split(CELL).map((cell) => escapeMarkdown(cell.replace(/\s+/g, ' ')));
    return [[insertAt(container.line.end, `\n| ${cells.join(' | ')} |`)]];
  }
  const kind = kindOfInserted({ line, unit });
  const pieces = toPieces(line);
  if (kind === 'entry' && container.kind === 'entry') {
    // Blocks below it in the old entry then belong to the new one, as in the document.
    return [[insertAt(container.span.end, `\n${toNextMarker(container, source)}${formatInline(pieces)}`)]];
  }
  const words = kind === 'heading' ? `${'#'.repeat(line.heading as number)} ${formatHeading(pieces)}` : formatInline(pieces);
  const block = container.kind === 'cell' ? container.table : container.kind === 'entry' ? container.entry : container.span;
  return [[before ? insertAt(block.start, `${words}\n\n`) : insertAt(block.end, `\n\n${words}`)]];
}

function insertAt(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function toPieces({ text, weights }: WeightedText): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const value = text.charAt(at);
    const bold = weights[at] === 'bold';
    const last = pieces.at(-1);
    if (value === '\n') pieces.push({ kind: 'break' });
    else if (last?.kind === 'text' && last.bold === bold) pieces[pieces.length - 1] = { ...last, text: last.text + value };
    else pieces.push({ kind: 'text', text: value, bold });
  }
  return pieces;
}

/** Lists the ways to remove a paragraph, heading, list entry or table row with its line ends, the likeliest first. */
function listRemovals({ unit: { container } }: Removal, source: Source): readonly (readonly Edit[])[] {
  switch (container.kind) {
    case 'block':
      return [[removeBlock(container.span, source)]];
    case 'entry':
      return container.alone ? listEntryRemovals(container, source) : [];
    case 'cell':
      return container.row > 0 ? [[removeLines(container.line, source)]] : [];
    default:
      return [];
  }
}

/** The only entry of a list is removed like a block. */
function listEntryRemovals({ entry, list }: Extract<Container, { kind: 'entry' }>, source: Source): readonly (readonly Edit[])[] {
  const [asLines, asBlock] = [[removeLines(entry, source)], [removeBlock(entry, source)]];
  return list.entries.length === 1 ? [asBlock, asLines] : [asLines, asBlock];
}

/** Removes a block with the blank lines after it, or before it if it is the last. */
function removeBlock({ start, end }: Span, { text }: Source): Edit {
  const before = text.slice(0, start);
  if (text.slice(end).trim() === '') return { start: before.trimEnd().length, end, text: '' };
  const indent = before.length - before.replace(/[ \t]*$/, '').length;
  const [blank = ''] = /^[ \t]*(?:\n[ \t]*)*(?:\n|$)/.exec(text.slice(end)) ?? [];
  return { start: start - indent, end: end + blank.length, text: '' };
}

/** Removes whole lines with the last line end, or the one before them at the end of the file. */
function removeLines({ start, end }: Span, { text }: Source): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  return next === -1 ? { start: from - 1, end: text.length, text: '' } : { start: from, end: next + 1, text: '' };
}

/** Characters that mean something to Markdown anywhere in a line. */
const ANYWHERE = /[\\`*_[\]<|~]/g;
/** What begins a character reference. */
const REFERENCE = /&(?=#?[A-Za-z0-9])/g;

/** Text as Markdown that says just these characters, wherever in a line it stands. */
function escapeMarkdown(text: string): string {
  return text.replace(ANYWHERE, '\\$&').replace(REFERENCE, '\\&');
}

/** A line of Markdown whose first characters would begin a heading, a list, a quote or a rule, with these escaped. */
function escapeLineStart(line: string): string {
  return line.replace(/^(?=#{1,6}(?:\s|$)|>|=|[-+](?:[-\s]|$))/, '\\').replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}
