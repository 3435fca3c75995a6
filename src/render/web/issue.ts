import type { Element } from 'hast';
import { h } from 'hastscript';
import { formatNoteLabel, type Image, type Note } from '../../model/body.ts';
import { type Bulletin, type BulletinItem, EDITORS_NOTE, formatNumberLine, NOTES } from '../../model/bulletin.ts';
import { type PictureSource, writeBlocks } from './blocks.ts';
import { formatMarkId, formatNoteId, type ItemNumber, writeInline } from './inline.ts';

export interface ItemContext {
  /** Number of the item in the issue, from 1. */
  readonly number: ItemNumber;
  /** Level of its heading. */
  readonly level: number;
  readonly sourceOf: (image: Image) => PictureSource;
}

export const formatItemId = (number: ItemNumber) => `item-${number}`;

/** Writes an item in printed order. */
export function writeItem(item: BulletinItem, { number, level, sourceOf }: ItemContext): Element {
  const mark = item.mark === '' ? [] : [h('span', { className: ['mark'] }, item.mark)];
  const blocks = writeBlocks(item.body, { item: number, level, sourceOf });
  const isLastParagraph = item.body.at(-1)?.type === 'paragraph';
  const last = blocks.at(-1);
  const attribution = item.attribution === null ? null : h('span', { className: ['attribution'] }, item.attribution);
  if (attribution !== null && last !== undefined && isLastParagraph) last.children.push(attribution);
  return h('article', { id: formatItemId(number), ariaLabelledBy: `title-${number}` }, [
    ...(item.note === null ? [] : [writeEditorsNote(item.note)]),
    h(`h${level}`, { id: `title-${number}`, className: ['title'] }, [...mark, item.title]),
    ...(item.byline === undefined ? [] : [h('p', { className: ['byline'] }, item.byline)]),
    ...blocks,
    ...(attribution === null || isLastParagraph ? [] : [h('p', [attribution])]),
    ...writeNotes(item.notes, number),
  ]);
}

/** Writes an editor's note (编者按). */
export function writeEditorsNote(text: string): Element {
  return h('p', { className: ['editors-note'] }, [h('strong', EDITORS_NOTE), text]);
}

/** The label of a note leads back to its mark. */
function writeNotes(notes: readonly Note[], item: ItemNumber): Element[] {
  if (notes.length === 0) return [];
  const lines = notes.map((note, index) =>
    h('p', { id: formatNoteId(item, note.number) }, [
      ...(index === 0 ? [NOTES] : []),
      h('a', { href: `#${formatMarkId(item, note.number)}`, role: 'doc-backlink' }, formatNoteLabel(note)),
      ...writeInline(note.children, item),
    ]),
  );
  return [h('div', { className: ['notes'] }, lines)];
}

/** Writes the masthead; the name is the heading of the page. */
export function writeMasthead({ masthead }: Bulletin): Element {
  const { above, name, notice, copy, signer, publisher, date } = masthead;
  const pair = (className: string, left: string | null, right: string | null) =>
    left === null && right === null ? [] : [h('p', { className: [className] }, [h('span', left ?? ''), ' ', h('span', right ?? '')])];
  return h('header', [
    ...pair('notice', notice, copy),
    ...(above === undefined ? [] : [h('p', { className: ['above'] }, above)]),
    h('h1', { className: ['name'] }, name),
    h('p', { className: ['number'] }, [formatNumberLine(masthead), ...(signer === null ? [] : [' ', h('span', signer)])]),
    ...pair('publisher', publisher, date),
  ]);
}

/** Writes the contents, with links to the items; nothing where the issue prints none. */
export function writeContents({ contents, sections }: Bulletin): Element[] {
  if (contents === null) return [];
  const numbers = numberItems(sections.flatMap(({ items }) => items));
  return [
    h('nav', { ariaLabelledBy: 'contents' }, [
      h('h2', { id: 'contents' }, contents.title),
      ...contents.sections.map(({ title, entries }) =>
        h('div', [
          h('p', { className: ['contents-section'] }, title),
          h(
            'ul',
            entries.map((entry) => h('li', [h('a', { href: `#${formatItemId(numbers.get(entry.item) ?? '')}` }, entry.title)])),
          ),
        ]),
      ),
    ]),
  ];
}

/** The numbers of the items by id, from 1 through the issue. */
export function numberItems(items: readonly BulletinItem[]): ReadonlyMap<string, ItemNumber> {
  return new Map(items.map(({ id }, index) => [id, String(index + 1)]));
}

/** Writes the note of the issue and its sections. */
export function writeSections({ note, sections }: Bulletin, sourceOf: ItemContext['sourceOf']): Element[] {
  const numbers = numberItems(sections.flatMap(({ items }) => items));
  return [
    ...(note === null ? [] : [writeEditorsNote(note)]),
    ...sections.flatMap(({ under, title, items }, index) => [
      ...(typeof under === 'string' ? [h('h2', { className: ['section-title'] }, under)] : []),
      h('section', { ariaLabelledBy: `section-${index + 1}` }, [
        h('h2', { id: `section-${index + 1}`, className: ['section-title'] }, title),
        ...items.map((item) => writeItem(item, { number: numbers.get(item.id) ?? '', level: 3, sourceOf })),
      ]),
    ]),
  ];
}

/** Writes the imprint; nothing where it has no line. */
export function writeImprint({ imprint }: Bulletin): Element[] {
  const { distribution, copies, issuer } = imprint;
  const lines = [
    ...distribution.map(({ label, to }) => h('p', `${label}：${to}`)),
    ...(copies === null ? [] : [h('p', { className: ['copies'] }, copies)]),
    ...(issuer === null ? [] : [h('p', { className: ['issuer'] }, [h('span', issuer.office), ' ', h('span', issuer.date)])]),
  ];
  return lines.length === 0 ? [] : [h('footer', lines)];
}
