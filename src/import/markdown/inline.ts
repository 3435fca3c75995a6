import type { PhrasingContent } from 'mdast';
import type { Piece, Text } from '../document.ts';
import { stringify } from './stringify.ts';

/** How inline content is converted. */
export interface InlineOptions {
  /** The node of a note mark by the note's label; null drops the mark. */
  readonly note: (label: string) => PhrasingContent | null;
  /** What line breaks become where a line end would part the block: spaces in a heading, `<br>` in a cell. */
  readonly breaks?: ' ' | '<br>';
}

const NO_NOTES: InlineOptions = { note: () => null };

/** Formats pieces as the Markdown of a paragraph, without notes, pictures and asides. */
export function formatInline(pieces: readonly Piece[]): string {
  const children = toPhrasing(pieces, NO_NOTES);
  return children.length === 0 ? '' : stringify({ type: 'paragraph', children });
}

/** Formats pieces as the words of a heading: on one line, without bold. */
export function formatHeading(pieces: readonly Piece[]): string {
  const children = toPhrasing(pieces.map(toLight), { ...NO_NOTES, breaks: ' ' });
  return stringify({ type: 'heading', depth: 1, children }).replace(/^#\s*/, '');
}

/** Converts pieces to phrasing content: text, bold, links, note marks and breaks, trimmed at both ends and around breaks. */
export function toPhrasing(pieces: readonly Piece[], { note, breaks }: InlineOptions): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let run: Text[] = [];
  const close = () => {
    nodes.push(...toRuns(run));
    run = [];
  };
  for (const piece of trim(placeNotes(breaks === ' ' ? pieces.map(toOneLine) : pieces))) {
    if (piece.kind === 'text') run.push(piece);
    else if (piece.kind === 'note' || piece.kind === 'break') {
      const lineBreak: PhrasingContent = breaks === '<br>' ? { type: 'html', value: breaks } : { type: 'break' };
      const node = piece.kind === 'break' ? lineBreak : note(piece.label);
      // Dropping a mark must not separate text: bold on both sides of it becomes one bold text, as adjacent markers would not parse.
      if (node === null) continue;
      close();
      nodes.push(node);
    }
  }
  close();
  return nodes;
}

/** A piece without bold. */
export function toLight(piece: Piece): Piece {
  return piece.kind === 'text' ? { ...piece, bold: false } : piece;
}

function toOneLine(piece: Piece): Piece {
  return piece.kind === 'break' ? { kind: 'text', text: ' ', bold: false } : piece;
}

/** Moves every note behind a word: a mark at the start of a line moves behind the next text, or before the break. */
function placeNotes(pieces: readonly Piece[]): readonly Piece[] {
  const placed: Piece[] = [];
  let waiting: Piece[] = [];
  let hasInk = false;
  // White space and breaks behind the last word: notes go before them.
  let behind: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'note') {
      if (hasInk) {
        placed.push(piece);
        behind = behind.filter(({ kind }) => kind === 'break');
      } else waiting.push(piece);
    } else if (isInk(piece)) {
      placed.push(...behind, piece, ...waiting);
      behind = [];
      waiting = [];
      hasInk = true;
    } else if (piece.kind === 'text' || piece.kind === 'break') behind.push(piece);
  }
  return [...placed, ...behind];
}

function isInk(piece: Piece): boolean {
  return piece.kind === 'text' && piece.text.trim() !== '';
}

/** Removes white space (U+3000 included) and breaks at both ends, and white space around breaks and before notes. */
function trim(pieces: readonly Piece[]): readonly Piece[] {
  const solid = pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '');
  const isBlank = (piece: Piece) => piece.kind === 'break' || (piece.kind === 'text' && piece.text.trim() === '');
  const first = solid.findIndex((piece) => !isBlank(piece));
  if (first === -1) return [];
  const kept = solid.slice(first, solid.findLastIndex((piece) => !isBlank(piece)) + 1).map((piece) => ({ ...piece }));
  for (let at = 0; at < kept.length; at += 1) {
    const piece = kept[at];
    if (piece?.kind !== 'text') continue;
    if (isEdge(kept, at, -1)) kept[at] = { ...piece, text: piece.text.trimStart() };
    const start = kept[at];
    if (start?.kind === 'text' && isEdge(kept, at, 1)) kept[at] = { ...start, text: start.text.trimEnd() };
  }
  return kept.filter((piece) => piece.kind !== 'text' || piece.text !== '');
}

/** Maximum pieces of white space searched for an edge, so that thousands of them take no time. */
const FAR = 50;

/** Whether nothing but white space lies between a piece and a break, a note behind it, or the end. */
function isEdge(pieces: readonly Piece[], from: number, step: 1 | -1): boolean {
  for (let at = from + step; at >= 0 && at < pieces.length; at += step) {
    if (Math.abs(at - from) > FAR) return false;
    const piece = pieces[at];
    if (piece?.kind === 'break') return true;
    if (piece?.kind === 'note') return step === 1;
    if (piece?.kind === 'text' && piece.text.trim() !== '') return false;
  }
  return true;
}

/** Text as text, links and bold; neighbours of one format are merged, and white space at the ends of bold text is left out of it. */
function toRuns(texts: readonly Text[]): PhrasingContent[] {
  const merged: Text[] = [];
  for (const [index, text] of texts.entries()) {
    const last = merged.at(-1);
    // A space between two bold words is bold as well.
    const bold = text.text.trim() === '' ? (last?.bold ?? false) && (texts[index + 1]?.bold ?? false) : text.bold;
    if (last !== undefined && last.bold === bold && last.href === text.href)
      merged[merged.length - 1] = { ...last, text: last.text + text.text };
    else merged.push({ ...text, bold });
  }
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < merged.length; ) {
    let end = at + 1;
    while (end < merged.length && merged[end]?.bold === merged[at]?.bold) end += 1;
    const group = merged.slice(at, end);
    nodes.push(...(group[0]?.bold === true ? toBold(group) : group.map(toNode)));
    at = end;
  }
  return nodes;
}

function toBold(group: readonly Text[]): PhrasingContent[] {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  const before = first.text.slice(0, first.text.length - first.text.trimStart().length);
  const after = last.text.slice(last.text.trimEnd().length);
  const inner = group.map((text, index) => ({
    ...text,
    text: text.text.slice(index === 0 ? before.length : 0, index === group.length - 1 ? text.text.length - after.length : undefined),
  }));
  const blank = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  return [...blank(before), { type: 'strong', children: inner.map(toNode) }, ...blank(after)];
}

function toNode({ text, href }: Text): PhrasingContent {
  const words: PhrasingContent = { type: 'text', value: text };
  return href === undefined ? words : { type: 'link', url: href, children: [words] };
}
