import { normaliseAddress } from '../../read/body/links.ts';
import type { Picture, Piece } from '../document.ts';
import { isPrintedFormat } from '../picture-format.ts';
import { type Remark, Remarks } from '../remarks.ts';
import type { Shaped } from '../shape.ts';
import { escaped } from './escape.ts';
import { headingMarkdown, inlineMarkdown, type Marks } from './inline.ts';

/** A body as Markdown, and the pictures it names. */
export interface Written {
  readonly markdown: string;
  /** By path from the issue's folder. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly remarks: readonly Remark[];
}

/** What a body is written with. */
export interface Surroundings {
  readonly notes: ReadonlyMap<string, readonly Piece[]>;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Path for the next picture: its number in this item, from 1, and its format. */
  readonly picturePath: (number: number, format: string) => string;
}

/** Writes the body of an item: escaped, with its notes at the end and every picture in a paragraph of its own. */
export function writeBody(blocks: readonly Shaped[], surroundings: Surroundings): Written {
  return new Writer(surroundings).write(blocks);
}

class Writer {
  readonly #from: Surroundings;
  readonly #remarks = new Remarks();
  readonly #pictures = new Map<string, Uint8Array>();
  /** Labels in the order of their marks. */
  readonly #labels: string[] = [];

  constructor(from: Surroundings) {
    this.#from = from;
  }

  write(blocks: readonly Shaped[]): Written {
    const parts: { readonly text: string; readonly entry: boolean }[] = [];
    let depth = -1;
    for (const given of blocks) {
      // An entry deeper than one below the last would be code to Markdown.
      const block = given.kind === 'entry' ? { ...given, depth: Math.min(given.depth, depth + 1) } : given;
      depth = block.kind === 'entry' ? block.depth : -1;
      const text = this.#block(block);
      if (text.trim() !== '') parts.push({ text, entry: block.kind === 'entry' });
      for (const beside of this.#beside(block)) parts.push({ text: beside, entry: false });
    }
    const body = parts
      .map(({ text, entry }, index) => (index === 0 ? '' : entry && parts[index - 1]?.entry ? '\n' : '\n\n') + text)
      .join('');
    const notes = this.#labels.map((label, index) => {
      const pieces = linkable(this.#from.notes.get(label) ?? [], this.#remarks);
      return `[^${index + 1}]: ${inlineMarkdown(pieces, NO_MARKS).replaceAll('\n', '\n    ')}`;
    });
    return {
      markdown: [body, ...notes].filter((part) => part !== '').join('\n\n'),
      pictures: this.#pictures,
      remarks: this.#remarks.list(),
    };
  }

  readonly #marks: Marks = {
    note: (label) => {
      this.#labels.push(label);
      return `[^${this.#labels.length}]`;
    },
  };

  #block(block: Shaped): string {
    switch (block.kind) {
      case 'markdown':
        return block.markdown;
      case 'heading': {
        return `${'#'.repeat(block.level)} ${headingMarkdown(linkable(block.pieces, this.#remarks), this.#marks)}`;
      }
      case 'entry': {
        const words = inlineMarkdown(linkable(block.pieces, this.#remarks), this.#marks);
        const indent = '  '.repeat(block.depth);
        return words.trim() === '' ? '' : `${indent}- ${words.replaceAll('\n', `\n${indent}  `)}`;
      }
      case 'paragraph':
        return inlineMarkdown(linkable(block.pieces, this.#remarks), this.#marks);
      case 'table':
        return this.#table(block.rows);
    }
  }

  #table(rows: readonly (readonly (readonly Piece[])[])[]): string {
    const [head = [], ...body] = rows.map((row) => row.map((cell) => linkable(cell, this.#remarks)));
    const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.trim()).join(' | ')} |`;
    const cell = (pieces: readonly Piece[]) => inlineMarkdown(pieces, { ...this.#marks, oneLine: true });
    return [
      line(head.map((pieces) => cell(pieces.map(light)))),
      line(head.map(() => '---')),
      ...body.map((row) => line(row.map(cell))),
    ].join('\n');
  }

  /** Pictures and asides of a block, as paragraphs behind it. */
  #beside(block: Shaped): string[] {
    if (block.kind === 'markdown') return [];
    const pieces = block.kind === 'table' ? block.rows.flat(2) : block.pieces;
    const alone = !pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== '');
    return pieces.flatMap((piece) => {
      if (piece.kind === 'aside') return [commentOf(piece.text)];
      if (piece.kind !== 'picture') return [];
      if (!alone || block.kind === 'table') this.#remarks.add('moved-pictures');
      return this.#picture(piece.key, piece.alt);
    });
  }

  #picture(key: string, alt: string): string[] {
    const picture = this.#from.pictures.get(key);
    if (picture === undefined) {
      this.#remarks.add('lost-pictures');
      return [];
    }
    const path = this.#from.picturePath(this.#pictures.size + 1, picture.format);
    if (!isPrintedFormat(picture.format)) this.#remarks.add('odd-pictures', 1, path);
    this.#pictures.set(path, picture.data);
    return [`![${escaped(alt)}](${path})`];
  }
}

const NO_MARKS: Marks = { note: () => '' };

/** A comment, on a line of its own, that nothing in its words can end. */
export function commentOf(words: string): string {
  return `<!-- ${words
    .replace(/\s+/g, ' ')
    .replaceAll('--', '——')
    .replace(/[<>]/g, (mark) => (mark === '<' ? '＜' : '＞'))} -->`;
}

function light(piece: Piece): Piece {
  return piece.kind === 'text' ? { ...piece, bold: false } : piece;
}

/** Pieces whose links lead somewhere a bulletin may lead to; of the others the words remain. */
function linkable(pieces: readonly Piece[], remarks: Remarks): readonly Piece[] {
  let last: string | undefined;
  return pieces.map((piece): Piece => {
    if (piece.kind !== 'text') return piece;
    const { href, ...plain } = piece;
    const isNew = href !== last;
    last = href;
    if (href === undefined) return piece;
    const address = piece.text.trim() === '' ? null : normaliseAddress(href);
    if (address === null && isNew) remarks.add('links');
    return address === null ? plain : { ...plain, href: address };
  });
}
