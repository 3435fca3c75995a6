import { createHash } from 'node:crypto';
import { type FileChild, Paragraph, type Table } from 'docx';
import type { Block, Paragraph as BodyParagraph, Heading, Inline } from '../../model/body.ts';
import type { BulletinItem } from '../../model/bulletin.ts';
import { makeElement, makeProperty, toParagraphChild } from './element.ts';
import { type KeptOptions, toKeepOptions } from './ending.ts';
import { markEntry } from './fields.ts';
import { toHeldOptions } from './held.ts';
import { writeList } from './lists.ts';
import { writeEditorsNote, writeNotes } from './notes.ts';
import { writePicture } from './pictures.ts';
import { style } from './style-ids.ts';
import { writeTable } from './tables.ts';
import { assertLegal, makeFittedRuns, makeRun, makeRuns, toPrintedText } from './text.ts';
import type { Writer } from './writer.ts';

/** Position of an item in the document. */
export interface ItemPosition {
  /** Counted from 1 through the whole bulletin. */
  readonly number: number;
  /** Whether it directly follows its section's title or its editor's note, without a blank line. */
  readonly first: boolean;
}

/** Longest tag and title that Word accepts in a content control. */
const LONGEST_NAME = 64;

/** Bookmark on an item's title, the target of its contents entry. Word hides bookmarks that begin with an underscore. */
export function formatBookmark(number: number): string {
  return `_Item${number}`;
}

/**
 * Tag of an item's content control: its id, or, when too long for Word, the start of the id and a digest, so that long names with a common
 * start get different tags.
 */
export function formatTag(id: string): string {
  if (assertLegal(id).length <= LONGEST_NAME) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 8);
  return `${truncate(id, LONGEST_NAME - digest.length - 1)}~${digest}`;
}

/** Truncates a text to a length in UTF-16 units, as Word counts, without splitting a surrogate pair. */
function truncate(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * Writes an item in a content control tagged with its file name, so that a document returned by an editor can be split into items again.
 * The control claims to be a building block, because LibreOffice turns a plain one into an input field, which loses the fonts of its text
 * and breaks its lines wrongly.
 */
export function writeItem(item: BulletinItem, position: ItemPosition, writer: Writer): FileChild {
  return makeElement(
    'w:sdt',
    {},
    makeElement(
      'w:sdtPr',
      {},
      makeProperty('w:alias', truncate(assertLegal(item.title), LONGEST_NAME)),
      makeProperty('w:tag', formatTag(item.id)),
      makeProperty('w:id', position.number),
      makeElement('w:docPartObj', {}, makeProperty('w:docPartGallery', 'AutoText')),
    ),
    makeElement('w:sdtContent', {}, ...writeItemContent(item, position, writer)),
  );
}

/** The editor's note before it, the item from its first line to its attribution, and its notes. */
function writeItemContent(item: BulletinItem, { number, first }: ItemPosition, writer: Writer): readonly FileChild[] {
  return [
    ...(item.note === null ? [] : [writeEditorsNote(item.note, writer, { top: first })]),
    ...writeItemText(item, { number, first: first || item.note !== null }, writer),
    ...writeNotes(item.notes, writer),
  ];
}

/** The opening, the body, and the attribution at the end of the last paragraph or below it. */
function writeItemText(item: BulletinItem, position: ItemPosition, writer: Writer): readonly FileChild[] {
  const ownLine = item.attribution !== null && hasOwnLine(item, writer);
  const tail = ownLine ? '' : (item.attribution ?? '');
  const [lead, ...rest] = item.body;
  const runIn = item.titleStyle === 'run-in' && lead?.type === 'paragraph';
  const blocks = runIn ? rest : item.body;
  const last = blocks.at(-1);
  return [
    writeOpening(
      item,
      position,
      {
        runIn: runIn ? lead.children : [],
        tail: last === undefined ? tail : '',
        kept: last === undefined && (runIn || !ownLine) ? toKeepOptions(writer, runIn ? lead : item) : {},
      },
      writer,
    ),
    ...(item.byline === undefined ? [] : [new Paragraph({ style: style.byline, children: [makeRun(item.byline)] })]),
    ...writeBody(tail === '' ? blocks : blocks.slice(0, -1), writer),
    ...(tail !== '' && last?.type === 'paragraph' ? [writeLastParagraph(last, tail, writer)] : []),
    ...(ownLine
      ? [new Paragraph({ style: style.attribution, ...toKeepOptions(writer, item), children: [makeRun(item.attribution ?? '')] })]
      : []),
  ];
}

function writeLastParagraph(paragraph: BodyParagraph, tail: string, writer: Writer): Paragraph {
  const text = toPrintedText(paragraph.children) + tail;
  const fitting = writer.fittings(text);
  return new Paragraph({
    style: style.body,
    ...toKeepOptions(writer, paragraph),
    ...toHeldOptions(writer, text),
    children: [...makeRuns(paragraph.children, writer, fitting), ...makeFittedRuns(tail, fitting)],
  });
}

/**
 * Writes the item's first paragraph: mark, title, and the run-in text. The blank line before an item is spacing, not an empty paragraph:
 * LibreOffice 7.4 drops spacing at the top of a page (measured), but would show an empty line.
 */
function writeOpening(
  item: BulletinItem,
  { number, first }: ItemPosition,
  { runIn, tail, kept }: { readonly runIn: readonly Inline[]; readonly tail: string; readonly kept: KeptOptions },
  writer: Writer,
): Paragraph {
  const line = item.titleStyle === 'line';
  const rest = toPrintedText(runIn) + tail;
  const fitting = line ? writer.fittings(item.mark + item.title + rest) : writer.fittings(item.mark, item.title, rest);
  const mark = toParagraphChild(makeElement('w:bookmarkStart', { 'w:id': number, 'w:name': formatBookmark(number) }));
  const end = toParagraphChild(makeElement('w:bookmarkEnd', { 'w:id': number }));
  return new Paragraph({
    style: line ? style.itemTitle : style.itemStart,
    ...kept,
    ...toHeldOptions(writer, item.mark + item.title + rest),
    ...(first ? { spacing: { before: 0 } } : {}),
    children: [
      ...(writer.job.bulletin.contents === null ? [] : markEntry(item.title.replace(/。$/u, ''), 2)),
      ...makeFittedRuns(item.mark, fitting),
      mark,
      ...makeFittedRuns(item.title, fitting, line ? undefined : style.runInTitle),
      end,
      ...makeRuns(runIn, writer, fitting),
      ...makeFittedRuns(tail, fitting),
    ],
  });
}

/**
 * Whether the attribution stands on its own line at the right. The layout knows whether it fitted on the last line; after a list, table or
 * picture, and below a title with its own line, there is no line to join.
 */
function hasOwnLine(item: BulletinItem, { job: { layout } }: Writer): boolean {
  const last: Block | undefined = item.body.at(-1);
  if (last === undefined ? item.titleStyle === 'line' : last.type !== 'paragraph') return true;
  return layout.pages.some(({ blocks }) =>
    blocks.some((placed) => placed.kind === 'paragraph' && placed.role === 'attribution' && placed.item === item.id),
  );
}

type Handlers = {
  readonly [T in Block['type']]: (block: Extract<Block, { type: T }>, writer: Writer) => readonly (Paragraph | Table)[];
};

/** Writers of body nodes. A node without a handler does not compile. */
const handlers = {
  paragraph: (paragraph, writer) => [writeParagraph(style.body, paragraph, writer)],
  heading: (heading, writer) => [writeParagraph(style.headings[heading.level], heading, writer)],
  list: (list, writer) => writeList(list, writer),
  table: (table, writer) => [writeTable(table, writer)],
  image: (image, writer) => writePicture(image, writer),
} satisfies Handlers;

function writeParagraph(id: string, block: BodyParagraph | Heading, writer: Writer): Paragraph {
  const text = toPrintedText(block.children);
  return new Paragraph({
    style: id,
    ...toKeepOptions(writer, block),
    ...toHeldOptions(writer, text),
    children: makeRuns(block.children, writer, writer.fittings(text)),
  });
}

/**
 * Writes the paragraphs and tables of a body, in order. Two tables in a row are parted by a paragraph that takes no room: Word would join
 * them, and LibreOffice leave the head of the second alone at the foot of a page.
 */
function writeBody(blocks: readonly Block[], writer: Writer): readonly FileChild[] {
  return blocks.flatMap((block, index): readonly FileChild[] => {
    // Each handler takes exactly its own node type; TypeScript cannot see that through the index.
    const handler = handlers[block.type] as (block: Block, writer: Writer) => readonly FileChild[];
    const parted = block.type === 'table' && blocks[index - 1]?.type === 'table';
    return [...(parted ? [new Paragraph({ style: style.anchor })] : []), ...handler(block, writer)];
  });
}
