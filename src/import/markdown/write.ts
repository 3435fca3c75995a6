import type { FootnoteDefinition, List, ListItem, PhrasingContent, Root, RootContent, TableRow } from 'mdast';
import { normaliseAddress } from '../../read/body/links.ts';
import { makeText, type Picture, type Piece } from '../document.ts';
import { isPrintedFormat } from '../picture-format.ts';
import { type Remark, Remarks } from '../remarks.ts';
import type { ShapedBlock } from '../shape.ts';
import { type InlineOptions, toLight, toPhrasing } from './inline.ts';
import { stringify } from './stringify.ts';

/** A body as Markdown, and the pictures it names. */
export interface WrittenBody {
  readonly markdown: string;
  /** By path relative to the folder. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly remarks: readonly Remark[];
}

/** What a body refers to. */
export interface BodyContext {
  readonly notes: ReadonlyMap<string, readonly Piece[]>;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Path for the next picture: its number in this item, from 1, and its format. */
  readonly picturePath: (number: number, format: string) => string;
}

/** Columns of a table, and cells of one without an empty line, that `read` accepts. */
const COLUMNS = 28;
const CELLS = 1_200;

/** Writes the body of an item: notes at the end, and every picture in a paragraph of its own. */
export function writeBody(blocks: readonly ShapedBlock[], context: BodyContext): WrittenBody {
  const writer = new Writer(context);
  const tree = writer.build(blocks);
  return { markdown: stringify(tree), pictures: writer.pictures, remarks: writer.remarks.list() };
}

type Entry = Extract<ShapedBlock, { kind: 'entry' }>;
type Rows = readonly (readonly (readonly Piece[])[])[];

/** Builds the tree of a body. */
class Writer {
  readonly remarks = new Remarks();
  readonly pictures = new Map<string, Uint8Array>();
  readonly #from: BodyContext;
  readonly #definitions: FootnoteDefinition[] = [];

  constructor(from: BodyContext) {
    this.#from = from;
  }

  build(blocks: readonly ShapedBlock[]): Root {
    const children: RootContent[] = [];
    for (let at = 0; at < blocks.length; ) {
      const entries: Entry[] = [];
      for (let next = blocks[at]; next?.kind === 'entry'; next = blocks[at + entries.length]) entries.push(next);
      const block = blocks[at];
      if (entries.length > 0) children.push(...this.#list(entries));
      else if (block !== undefined && block.kind !== 'entry') children.push(...this.#block(block));
      at += Math.max(1, entries.length);
    }
    return { type: 'root', children: [...children, ...this.#definitions] };
  }

  #block(block: Exclude<ShapedBlock, Entry>): RootContent[] {
    switch (block.kind) {
      case 'markdown':
        return [{ type: 'html', value: block.markdown }];
      case 'heading': {
        const children = toPhrasing(this.#linkable(block.pieces).map(toLight), { note: () => null, breaks: ' ' });
        const heading: RootContent[] = children.length === 0 ? [] : [{ type: 'heading', depth: block.level, children }];
        return [...heading, ...this.#notesAsText(block.pieces), ...this.#beside(block.pieces)];
      }
      case 'table':
        return [...this.#table(block.rows), ...this.#notesAsText(block.rows.flat(2)), ...this.#beside(block.rows.flat(2), true)];
      case 'paragraph':
        return this.#paragraph(block.pieces);
    }
  }

  #paragraph(pieces: readonly Piece[]): RootContent[] {
    // A picture before the words stays before them.
    const first = pieces.findIndex((piece) => piece.kind === 'text' && piece.text.trim() !== '');
    const leading = first === -1 ? [] : pieces.slice(0, first).filter(({ kind }) => kind === 'picture');
    const rest = pieces.filter(({ kind }, index) => kind !== 'picture' || index >= first);
    const children = toPhrasing(this.#linkable(rest), this.#inline);
    const paragraph: RootContent[] = children.length === 0 ? this.#notesAsText(rest) : [{ type: 'paragraph', children }];
    return [...this.#beside(leading), ...paragraph, ...this.#beside(rest, children.length > 0)];
  }

  /** A list by the depths of its entries, which count relative to one another; comments stay in it, pictures follow it. */
  #list(entries: readonly Entry[]): RootContent[] {
    const root: List = { type: 'list', ordered: false, spread: false, children: [] };
    const open: { depth: number; readonly list: List }[] = [{ depth: entries[0]?.depth ?? 0, list: root }];
    const after: RootContent[] = [];
    for (const { depth, pieces } of entries) {
      const words = toPhrasing(this.#linkable(pieces), this.#inline);
      if (words.length === 0) {
        after.push(...this.#notesAsText(pieces), ...this.#beside(pieces));
        continue;
      }
      const comments = pieces.flatMap((piece): PhrasingContent[] => (piece.kind === 'aside' ? [toComment(piece.text)] : []));
      const item: ListItem = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [...words, ...comments] }] };
      this.#openList(open, depth).children.push(item);
      after.push(
        ...this.#beside(
          pieces.filter(({ kind }) => kind !== 'aside'),
          true,
        ),
      );
    }
    return root.children.length === 0 ? after : [root, ...after];
  }

  /** The list for an entry of a depth: a new one below the last entry if it is deeper, else the open one of that depth. */
  #openList(open: { depth: number; readonly list: List }[], depth: number): List {
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) > depth) open.pop();
    const top = open.at(-1);
    if (top === undefined) throw new Error('the outermost list is never closed');
    const last = top.list.children.at(-1);
    if (depth > top.depth && last !== undefined) {
      const list: List = { type: 'list', ordered: false, spread: false, children: [] };
      last.children.push(list);
      open.push({ depth, list });
      return list;
    }
    if (depth < top.depth) top.depth = depth;
    return top.list;
  }

  #table(rows: Rows): RootContent[] {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const linkable = rows.map((row) => row.map((cell) => this.#linkable(cell)));
    if (columns > COLUMNS) {
      this.remarks.add('wide-tables');
      return linkable.flatMap((row): RootContent[] => {
        const pieces = row.flatMap((cell, index) => (index === 0 ? cell : [makeText('　'), ...cell]));
        const children = toPhrasing(pieces, { note: () => null, breaks: ' ' });
        return children.length === 0 ? [] : [{ type: 'paragraph', children }];
      });
    }
    const [head = [], ...body] = linkable;
    const top = toRow(head.map((cell) => cell.map(toLight)));
    const most = Math.max(1, Math.floor(CELLS / Math.max(1, columns)));
    const parts = Array.from({ length: Math.max(1, Math.ceil(body.length / most)) }, (_, part) =>
      body.slice(part * most, (part + 1) * most),
    );
    if (parts.length > 1) this.remarks.add('long-tables');
    return parts.flatMap((part, index): RootContent[] => [
      // Without a comment between them, two adjacent tables may be read as one.
      ...(index === 0 ? [] : [toComment('接上表')]),
      { type: 'table', align: head.map(() => null), children: [top, ...part.map(toRow)] },
    ]);
  }

  readonly #inline: InlineOptions = {
    note: (label) => {
      const children = toPhrasing(this.#linkable(this.#from.notes.get(label) ?? []), { note: () => null });
      if (children.length === 0) return null;
      const identifier = String(this.#definitions.length + 1);
      this.#definitions.push({ type: 'footnoteDefinition', identifier, label: identifier, children: [{ type: 'paragraph', children }] });
      return { type: 'footnoteReference', identifier, label: identifier };
    },
  };

  /** Converts notes in places where a bulletin allows none (headings, cells, titles) to paragraphs. */
  #notesAsText(pieces: readonly Piece[]): RootContent[] {
    return pieces.flatMap((piece): RootContent[] => {
      if (piece.kind !== 'note') return [];
      const words = this.#from.notes.get(piece.label) ?? [];
      const children = toPhrasing(this.#linkable([makeText('注：'), ...words]), { note: () => null });
      if (!words.some((word) => word.kind === 'text' && word.text.trim() !== '')) return [];
      this.remarks.add('moved-notes');
      return [{ type: 'paragraph', children }];
    });
  }

  /** Pictures and asides of a block, and of the notes in it, as blocks. */
  #beside(pieces: readonly Piece[], moved = false): RootContent[] {
    return pieces.flatMap((piece): RootContent[] => {
      if (piece.kind === 'aside') return [toComment(piece.text)];
      if (piece.kind === 'note') return this.#beside(this.#from.notes.get(piece.label) ?? [], true);
      if (piece.kind !== 'picture') return [];
      if (moved) this.remarks.add('moved-pictures');
      return this.#picture(piece.key, piece.alt);
    });
  }

  #picture(key: string, alt: string): RootContent[] {
    const picture = this.#from.pictures.get(key);
    if (picture === undefined) {
      this.remarks.add('lost-pictures');
      return [];
    }
    const path = this.#from.picturePath(this.pictures.size + 1, picture.format);
    if (!isPrintedFormat(picture.format)) this.remarks.add('odd-pictures', 1, path);
    this.pictures.set(path, picture.data);
    return [{ type: 'paragraph', children: [{ type: 'image', url: path, alt }] }];
  }

  /** Keeps the links that a bulletin may contain; of others keeps only the words. */
  #linkable(pieces: readonly Piece[]): readonly Piece[] {
    let last: string | undefined;
    return pieces.map((piece): Piece => {
      if (piece.kind !== 'text') return piece;
      const { href, ...plain } = piece;
      const isNew = href !== last;
      last = href;
      if (href === undefined) return piece;
      const address = piece.text.trim() === '' ? null : normaliseAddress(href);
      if (address === null && isNew) this.remarks.add('links');
      return address === null ? plain : { ...plain, href: address };
    });
  }
}

function toRow(cells: readonly (readonly Piece[])[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: toPhrasing(cell, { note: () => null, breaks: '<br>' }) })),
  };
}

/** Makes a comment that its own words cannot end. */
function toComment(words: string): { readonly type: 'html'; readonly value: string } {
  const safe = words
    .replace(/\s+/g, ' ')
    .replaceAll('--', '——')
    .replace(/[<>]/g, (mark) => (mark === '<' ? '＜' : '＞'));
  return { type: 'html', value: `<!-- ${safe} -->` };
}
