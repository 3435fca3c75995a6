import { type FileChild, Paragraph, type ParagraphChild } from 'docx';
import type { Block } from '../../model/body.ts';
import type { BulletinItem } from '../../model/bulletin.ts';
import { bodyOf } from './body.ts';
import { element, inline, property } from './element.ts';
import { style } from './styles.ts';
import { legal, run, runs } from './text.ts';
import type { Writer } from './writer.ts';

/** An item's place in the document. */
export interface ItemPosition {
  /** Counted from 1 through the whole bulletin. */
  readonly number: number;
  /** Whether it follows its section's title, with no blank line between. */
  readonly first: boolean;
}

/** Longest tag and title Word takes in a content control. */
const LONGEST_NAME = 64;

/** The bookmark on an item's title, to which its entry in the contents points. Word hides names that begin with a line. */
export function bookmarkOf(number: number): string {
  return `_Item${number}`;
}

/**
 * An item inside a content control tagged with its file's name, so that a draft that comes back from an editor can be told apart item by
 * item. The control calls itself a building block, because LibreOffice turns a plain one into an input field, which loses the faces of its
 * text and breaks its lines wrongly.
 */
export function itemOf(item: BulletinItem, position: ItemPosition, writer: Writer): FileChild {
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      property('w:alias', legal(item.title).slice(0, LONGEST_NAME)),
      property('w:tag', legal(item.id).slice(0, LONGEST_NAME)),
      property('w:id', position.number),
      element('w:docPartObj', {}, property('w:docPartGallery', 'AutoText')),
    ),
    element('w:sdtContent', {}, ...contentOf(item, position, writer)),
  );
}

function contentOf(item: BulletinItem, position: ItemPosition, writer: Writer): readonly FileChild[] {
  const start = startOf(item, position);
  const ownLine = item.attribution !== null && takesOwnLine(item, writer);
  const tail = item.attribution === null || ownLine ? [] : [run(item.attribution)];
  const [lead, ...rest] = item.body;
  const runIn = item.titleStyle === 'run-in' && lead?.type === 'paragraph';
  const blocks = runIn ? rest : item.body;
  const last = blocks.at(-1);
  return [
    start([...(runIn ? runs(lead.children) : []), ...(last === undefined ? tail : [])]),
    ...bodyOf(tail.length > 0 ? blocks.slice(0, -1) : blocks, writer),
    ...(tail.length > 0 && last?.type === 'paragraph'
      ? [new Paragraph({ style: style.body, children: [...runs(last.children), ...tail] })]
      : []),
    ...(ownLine ? [new Paragraph({ style: style.attribution, children: [run(item.attribution ?? '')] })] : []),
  ];
}

/**
 * The paragraph the item starts with: mark and title, and what is run in after them. The blank line before an item is the paragraph's
 * spacing, not an empty paragraph: LibreOffice 7.4 drops it at the top of a page (measured),
 * where an empty line would stand.
 */
function startOf(item: BulletinItem, { number, first }: ItemPosition): (runIn: readonly ParagraphChild[]) => Paragraph {
  const line = item.titleStyle === 'line';
  const mark = inline(element('w:bookmarkStart', { 'w:id': number, 'w:name': bookmarkOf(number) }));
  const end = inline(element('w:bookmarkEnd', { 'w:id': number }));
  return (runIn) =>
    new Paragraph({
      style: line ? style.itemTitle : style.itemStart,
      ...(first ? { spacing: { before: 0 } } : {}),
      children: [...(item.mark === '' ? [] : [run(item.mark)]), mark, run(item.title, line ? undefined : style.runInTitle), end, ...runIn],
    });
}

/**
 * Whether the attribution stands on a line of its own at the right. The layout knows whether it fitted on the last line; after a list, a
 * table or a picture, and below a title that has its own line, there is no line it could join.
 */
function takesOwnLine(item: BulletinItem, { job: { layout } }: Writer): boolean {
  const last: Block | undefined = item.body.at(-1);
  if (last === undefined ? item.titleStyle === 'line' : last.type !== 'paragraph') return true;
  return layout.pages.some(({ blocks }) =>
    blocks.some((placed) => placed.kind === 'paragraph' && placed.role === 'attribution' && placed.item === item.id),
  );
}
