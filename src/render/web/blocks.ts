import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Block, type Cell, formatEntryLabel, type Heading, type Image, type List, type Table } from '../../model/body.ts';
import { type ItemNumber, writeInline } from './inline.ts';

/** Where a picture of the page lies, and its size. */
export interface PictureSource {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export interface BlockContext {
  readonly item: ItemNumber;
  /** Level of the item’s own heading. */
  readonly level: number;
  readonly sourceOf: (image: Image) => PictureSource;
}

type Handlers = {
  readonly [T in Exclude<Block['type'], 'heading'>]: (block: Extract<Block, { type: T }>, context: BlockContext) => ElementContent;
};

const handlers = {
  paragraph: ({ children }, { item }) => h('p', writeInline(children, item)),
  list: (list, { item }) => writeList(list, item, 0),
  table: (table, { item }) => writeTable(table, item),
  image: (image, { sourceOf }) => writeFigure(image, sourceOf(image)),
} satisfies Handlers;

/** Writes the body of an item. Headings are as deep as they are nested, so that no level is left out. */
export function writeBlocks(body: readonly Block[], context: BlockContext): Element[] {
  const open: number[] = [];
  return body.map((block) => {
    if (block.type === 'heading') return writeHeading(block, open, context);
    const write = handlers[block.type] as (block: Block, context: BlockContext) => Element;
    return write(block, context);
  });
}

function writeHeading({ level, children }: Heading, open: number[], context: BlockContext): Element {
  while ((open.at(-1) ?? 0) >= level) open.pop();
  open.push(level);
  return h(`h${Math.min(6, context.level + open.length)}`, { className: [`level-${level}`] }, writeInline(children, context.item));
}

/** The labels are written out: they are the author’s, and a copy of the text keeps them. */
function writeList(list: List, item: ItemNumber, depth: number): Element {
  const entries = list.entries.map(({ blocks }, index) =>
    h(
      'li',
      blocks.map((block, at) => {
        if (block.type === 'list') return writeList(block, item, depth + 1);
        const label = at === 0 ? [h('span', { className: ['label'] }, formatEntryLabel(list, index, depth))] : [];
        return h('p', [...label, ...writeInline(block.children, item)]);
      }),
    ),
  );
  return h(list.ordered ? 'ol' : 'ul', list.ordered && list.start !== 1 ? { start: list.start } : {}, entries);
}

function writeTable({ align, head, rows }: Table, item: ItemNumber): Element {
  const write = (cell: Cell, column: number, isHead: boolean) => {
    const words = writeInline(cell.children, item);
    const side = align[column] ?? null;
    const look = side === null ? {} : { className: [side] };
    return isHead && words.length > 0 ? h('th', { scope: 'col', ...look }, words) : h('td', look, words);
  };
  const row = (cells: readonly Cell[], isHead: boolean) =>
    h(
      'tr',
      cells.map((cell, column) => write(cell, column, isHead)),
    );
  // A wide table scrolls by itself on a narrow screen; the keyboard must reach it.
  return h('div', { className: ['table'], role: 'group', ariaLabel: '表格', tabIndex: 0 }, [
    h('table', [
      h('thead', [row(head, true)]),
      h(
        'tbody',
        rows.map((cells) => row(cells, false)),
      ),
    ]),
  ]);
}

function writeFigure({ alt, caption }: Image, { src, width, height }: PictureSource): Element {
  const picture = h('img', { src, alt, width, height });
  return h('figure', caption === null ? [picture] : [picture, h('figcaption', caption)]);
}
