import type { ItemFields } from '../model/item.ts';
import type { Remark } from './remarks.ts';

/**
 * A submitted file as it was read, whatever it was: the one form that recognisers look at and items are written from. It keeps what tells a
 * title or a heading, and everything that is text.
 */
export interface Document {
  readonly blocks: readonly Block[];
  /** Footnotes and endnotes by the label of their marks. */
  readonly notes: ReadonlyMap<string, readonly Piece[]>;
  /** Pictures by the key of their marks. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** What a Markdown file's own front matter says. */
  readonly fields: Readonly<Partial<ItemFields>>;
  /** What the file's properties say: nobody sees them, so they are never more than a guess. */
  readonly properties: { readonly title: string | null; readonly dates: readonly string[] };
  /** What was changed or left out in reading. */
  readonly remarks: readonly Remark[];
}

export type Block = Paragraph | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly pieces: readonly Piece[];
  /** Level of a heading by its style or outline, from 1; null for text. */
  readonly heading: number | null;
  /** Whether its style says that it is the document's title. */
  readonly title: boolean;
  readonly centred: boolean;
  /** How deep in a bulleted list, from 0; null outside of one. */
  readonly bullet: number | null;
  /** The Markdown it was written in, to be written again as it is; null where it came from another format. */
  readonly markdown: string | null;
}

export interface Table {
  readonly kind: 'table';
  /** Rows of cells; merged cells are taken apart, so that all rows have as many. */
  readonly rows: readonly (readonly (readonly Piece[])[])[];
}

/** What stands inside a paragraph or a cell. */
export type Piece =
  | Text
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'picture'; readonly key: string; readonly alt: string }
  /** Words kept beside the text that are not printed: a comment, or that something stood here. */
  | { readonly kind: 'aside'; readonly text: string };

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly bold: boolean;
  /** Where a link leads. */
  readonly href?: string;
  /** The face it is set in, when that is one that Chinese offices use to set words off: 黑体, 楷体. */
  readonly face?: string;
}

export interface Picture {
  readonly data: Uint8Array;
  /** By its content, in lower case and without a dot; `emf`, `tiff` and others that cannot be printed are kept for the editor to convert. */
  readonly format: string;
}

/** A paragraph of plain text. */
export function paragraphOf(pieces: readonly Piece[], more: Partial<Omit<Paragraph, 'kind' | 'pieces'>> = {}): Paragraph {
  return { kind: 'paragraph', pieces, heading: null, title: false, centred: false, bullet: null, markdown: null, ...more };
}

/** A piece of plain text. */
export function textPiece(text: string, more: Partial<Omit<Text, 'kind' | 'text'>> = {}): Text {
  return { kind: 'text', text, bold: false, ...more };
}

/** The characters of some pieces, a break as a line feed. */
export function charactersOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'break' ? '\n' : '')).join('');
}

/** The words of a block on one line, without white space at the ends: what recognisers look at. Empty for a table. */
export function lineOf(block: Block | undefined): string {
  if (block === undefined || block.kind === 'table') return '';
  return charactersOf(block.pieces).replace(/\s+/g, ' ').trim();
}

/** Whether nothing of a block would be printed or kept. */
export function isEmpty(block: Block): boolean {
  if (block.kind === 'table' || block.markdown !== null) return false;
  return block.pieces.every((piece) => piece.kind === 'break' || (piece.kind === 'text' && piece.text.trim() === ''));
}

/** A paragraph without its last characters, which are text and breaks; markup around them goes with them. */
export function withoutEnd(block: Paragraph, count: number): Paragraph {
  let rest = count;
  const pieces: Piece[] = [];
  for (const piece of [...block.pieces].reverse()) {
    if (piece.kind === 'text' && rest > 0) {
      const kept = piece.text.slice(0, Math.max(0, piece.text.length - rest));
      rest -= piece.text.length - kept.length;
      if (kept !== '') pieces.push({ ...piece, text: kept });
    } else if (piece.kind === 'break' && rest > 0) rest -= 1;
    else pieces.push(piece);
  }
  return { ...block, pieces: pieces.reverse() };
}

/** A paragraph without its first characters, which are text. */
export function withoutStart(block: Paragraph, count: number): Paragraph {
  const markdown = block.markdown === null ? null : markdownFrom(block.markdown, charactersOf(block.pieces).slice(0, count));
  let rest = count;
  const pieces = block.pieces.flatMap((piece): Piece[] => {
    if (rest <= 0) return [piece];
    if (piece.kind === 'break') {
      rest -= 1;
      return [];
    }
    if (piece.kind !== 'text') return [piece];
    const kept = piece.text.slice(rest);
    rest -= piece.text.length - kept.length;
    return kept === '' ? [] : [{ ...piece, text: kept }];
  });
  return { ...block, pieces, markdown };
}

/** Markdown behind the characters that it begins with as it is read; asterisks that were opened among these go with them. */
function markdownFrom(markdown: string, words: string): string {
  let at = 0;
  for (const character of words) {
    while (at < markdown.length && !markdown.startsWith(character, at)) at += 1;
    at += character.length;
  }
  const isOpen = (markdown.slice(0, at).match(/\*\*/g)?.length ?? 0) % 2 === 1;
  const rest = markdown.slice(at);
  return isOpen && rest.startsWith('**') ? rest.slice(2) : isOpen ? `**${rest}` : rest;
}
