import type { ItemFields } from '../model/item.ts';
import type { Remark } from './remarks.ts';

/**
 * A submitted file in the form that all formats are read into and that recognisers and writers work on. Keeps all text, and the styling
 * that marks titles and headings.
 */
export interface Document {
  readonly blocks: readonly Block[];
  /** Footnotes and endnotes by label. */
  readonly notes: ReadonlyMap<string, readonly Piece[]>;
  /** Pictures by key. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Front matter of a Markdown file. */
  readonly fields: Readonly<Partial<ItemFields>>;
  /** Document properties. Readers never see them, so they are only a guess. */
  readonly properties: { readonly title: string | null; readonly dates: readonly string[] };
  /** What reading changed or left out. */
  readonly remarks: readonly Remark[];
}

export type Block = Paragraph | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly pieces: readonly Piece[];
  /** Heading level from 1, by style or outline; null for text. */
  readonly heading: number | null;
  /** Whether its style is that of the document's title. */
  readonly title: boolean;
  readonly centred: boolean;
  /** Depth in a bulleted list, from 0; null outside. */
  readonly bullet: number | null;
  /** Original Markdown, kept as is; null for other formats. */
  readonly markdown: string | null;
}

export interface Table {
  readonly kind: 'table';
  /** Rows of cells, all of the same length: merged cells are split. */
  readonly rows: readonly (readonly (readonly Piece[])[])[];
}

/** Inline content of a paragraph or cell. */
export type Piece =
  | Text
  | { readonly kind: 'break' }
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'picture'; readonly key: string; readonly alt: string }
  /** Words kept beside the text and not printed: a comment, or a placeholder for something left out. */
  | { readonly kind: 'aside'; readonly text: string };

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly bold: boolean;
  /** Target of a link. */
  readonly href?: string;
  /** Typeface, if it is one that Chinese offices use for emphasis: 黑体, 楷体. */
  readonly face?: string;
}

export interface Picture {
  readonly data: Uint8Array;
  /** Detected from content: lower case, no dot. Formats that cannot be printed (`emf`, `tiff`) are kept for the editor to convert. */
  readonly format: string;
}

/** Makes a paragraph of plain text. */
export function makeParagraph(pieces: readonly Piece[], more: Partial<Omit<Paragraph, 'kind' | 'pieces'>> = {}): Paragraph {
  return { kind: 'paragraph', pieces, heading: null, title: false, centred: false, bullet: null, markdown: null, ...more };
}

/** Makes a piece of plain text. */
export function makeText(text: string, more: Partial<Omit<Text, 'kind' | 'text'>> = {}): Text {
  return { kind: 'text', text, bold: false, ...more };
}

/** Text of some pieces; a break is a line feed. */
export function getText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'break' ? '\n' : '')).join('');
}

/** Text of a block on one line, trimmed. Empty for a table. */
export function getLine(block: Block | undefined): string {
  if (block === undefined || block.kind === 'table') return '';
  return getText(block.pieces).replace(/\s+/g, ' ').trim();
}

/** Whether a block has nothing to print or keep. */
export function isEmpty(block: Block): boolean {
  if (block.kind === 'table' || block.markdown !== null) return false;
  return block.pieces.every((piece) => piece.kind === 'break' || (piece.kind === 'text' && piece.text.trim() === ''));
}

/** Removes the last `count` characters (text and breaks) of a paragraph, with the markup around them. */
export function removeEnd(block: Paragraph, count: number): Paragraph {
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

/** Removes the first `count` characters of a paragraph. */
export function removeStart(block: Paragraph, count: number): Paragraph {
  const markdown = block.markdown === null ? null : sliceMarkdown(block.markdown, getText(block.pieces).slice(0, count));
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

/** The Markdown after its first words as read; bold opened within them is reopened or dropped. */
function sliceMarkdown(markdown: string, words: string): string {
  let at = 0;
  for (const character of words) {
    while (at < markdown.length && !markdown.startsWith(character, at)) at += 1;
    at += character.length;
  }
  const isOpen = (markdown.slice(0, at).match(/\*\*/g)?.length ?? 0) % 2 === 1;
  const rest = markdown.slice(at);
  return isOpen && rest.startsWith('**') ? rest.slice(2) : isOpen ? `**${rest}` : rest;
}
