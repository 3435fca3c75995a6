import { createHash } from 'node:crypto';
import { type FileChild, Paragraph, type Table } from 'docx';
import type { Block, Paragraph as BodyParagraph, Heading, Inline } from '../../model/body.ts';
import type { BulletinItem } from '../../model/bulletin.ts';
import { element, inline, property } from './element.ts';
import { type KeptOptions, toKeepOptions } from './ending.ts';
import { writeList } from './lists.ts';
import { writeEditorsNote, writeNotes } from './notes.ts';
import { writePicture } from './pictures.ts';
import { style } from './style-ids.ts';
import { writeTable } from './tables.ts';
import { assertLegal, makeFittedRuns, makeRun, makeRuns, toPrintedText } from './text.ts';
import type { Writer } from './writer.ts';

/** An item's place in the document. */
export interface ItemPosition {
  /** Counted from 1 through the whole bulletin. */
  readonly number: number;
  /** Whether it follows its section's title or its editor's note, with no blank line between. */
  readonly first: boolean;
}

/** Longest tag and title Word takes in a content control. */
const LONGEST_NAME = 64;

/** The bookmark on an item's title, to which its entry in the contents points. Word hides names that begin with a line. */
export function formatBookmark(number: number): string {
  return `_Item${number}`;
}

/**
 * The tag of an item's content control: its id, or as much of it as Word takes and a digest of the whole, so that two long names that begin
 * alike have two tags.
 */
export function formatTag(id: string): string {
  if (assertLegal(id).length <= LONGEST_NAME) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 8);
  return `${truncate(id, LONGEST_NAME - digest.length - 1)}~${digest}`;
}

/** The beginning of a text, in UTF-16 units as Word counts, without half a character at its end. */
function truncate(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * An item inside a content control tagged with its file's name, so that a draft that comes back from an editor can be told apart item by
 * item. The control calls itself a building block, because LibreOffice turns a plain one into an input field, which loses the faces of its
 * text and breaks its lines wrongly.
 */
export function writeItem(item: BulletinItem, position: ItemPosition, writer: Writer): FileChild {
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      property('w:alias', truncate(assertLegal(item.title), LONGEST_NAME)),
      property('w:tag', formatTag(item.id)),
      property('w:id', position.number),
      element('w:docPartObj', {}, property('w:docPartGallery', 'AutoText')),
    ),
    element('w:sdtContent', {}, ...writeItemContent(item, position, writer)),
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

/** The opening with what is run in with the title, the body, and the attribution at the end of the last paragraph or below it. */
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
    ...writeBody(tail === '' ? blocks : blocks.slice(0, -1), writer),
    ...(tail !== '' && last?.type === 'paragraph' ? [writeLastParagraph(last, tail, writer)] : []),
    ...(ownLine
      ? [new Paragraph({ style: style.attribution, ...toKeepOptions(writer, item), children: [makeRun(item.attribution ?? '')] })]
      : []),
  ];
}

function writeLastParagraph(paragraph: BodyParagraph, tail: string, writer: Writer): Paragraph {
  const fitting = writer.fittings(toPrintedText(paragraph.children) + tail);
  return new Paragraph({
    style: style.body,
    ...toKeepOptions(writer, paragraph),
    children: [...makeRuns(paragraph.children, writer, fitting), ...makeFittedRuns(tail, fitting)],
  });
}

/**
 * The paragraph the item starts with: mark and title, and what is run in after them. The blank line before an item is the paragraph's
 * spacing, not an empty paragraph: LibreOffice 7.4 drops it at the top of a page (measured), where an empty line would stand.
 */
function writeOpening(
  item: BulletinItem,
  { number, first }: ItemPosition,
  { runIn, tail, kept }: { readonly runIn: readonly Inline[]; readonly tail: string; readonly kept: KeptOptions },
  writer: Writer,
): Paragraph {
  const line = item.titleStyle === 'line';
  const fitting = writer.fittings(item.mark + item.title + toPrintedText(runIn) + tail);
  const mark = inline(element('w:bookmarkStart', { 'w:id': number, 'w:name': formatBookmark(number) }));
  const end = inline(element('w:bookmarkEnd', { 'w:id': number }));
  return new Paragraph({
    style: line ? style.itemTitle : style.itemStart,
    ...kept,
    ...(first ? { spacing: { before: 0 } } : {}),
    children: [
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
 * Whether the attribution stands on a line of its own at the right. The layout knows whether it fitted on the last line; after a list, a
 * table or a picture, and below a title that has its own line, there is no line it could join.
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

/** How each node of a body is written. A node without a handler does not compile. */
const handlers = {
  paragraph: (paragraph, writer) => [writeParagraph(style.body, paragraph, writer)],
  heading: (heading, writer) => [writeParagraph(style.headings[heading.level], heading, writer)],
  list: (list, writer) => writeList(list, writer),
  table: (table, writer) => [writeTable(table, writer)],
  image: (image, writer) => writePicture(image, writer),
} satisfies Handlers;

function writeParagraph(id: string, block: BodyParagraph | Heading, writer: Writer): Paragraph {
  const fitting = writer.fittings(toPrintedText(block.children));
  return new Paragraph({ style: id, ...toKeepOptions(writer, block), children: makeRuns(block.children, writer, fitting) });
}

/** The paragraphs and tables of a body, in its order. */
function writeBody(blocks: readonly Block[], writer: Writer): readonly FileChild[] {
  return blocks.flatMap((block): readonly FileChild[] => {
    // The handler of a node takes exactly that node; the pair is sealed in `Handlers`, which the compiler cannot see through the index.
    const handler = handlers[block.type] as (block: Block, writer: Writer) => readonly FileChild[];
    return handler(block, writer);
  });
}
