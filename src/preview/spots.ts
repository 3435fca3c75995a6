import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Layout, Placed } from '../model/layout.ts';
import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import type { PageSettings } from '../model/page.ts';
import type { Passage, Span } from '../model/passage.ts';
import { Source } from '../model/source.ts';
import { areaSpot, type PrintedText, printedText, withoutSpace } from './printed-text.ts';
import type { Spot } from './state.ts';

/** So many characters beside a place are looked for where its own words are not found: more first. */
const CONTEXTS = [16, 8, 4];

/** What is on the pages, for places in the files. The pages may be older than the files. */
export interface Pages {
  readonly bulletin: Bulletin;
  readonly layout: Layout;
  readonly page: PageSettings;
}

/**
 * Finds what a diagnostic is about on the pages: the very characters in running text, the attribution for a source, the picture, the
 * masthead for `issue.yaml`, and the first line of the item for what stands on no line of it. Nothing for an item that is on no page yet,
 * nor for `bulletin.yaml`.
 */
export function spotFinder(manuscript: Manuscript, pages: Pages): (found: Diagnostic) => readonly Spot[] {
  const items = new Map(manuscript.items.map((item) => [item.file, item]));
  const printed = new Map<string, PrintedText>();
  const printedBy = (key: string, wanted: (block: Placed) => boolean): PrintedText => {
    const known = printed.get(key) ?? printedText(pages.layout, pages.page, wanted);
    printed.set(key, known);
    return known;
  };
  const notes = () => printedBy('', (block) => block.kind === 'paragraph' && block.role === 'editors-note');
  return ({ place }) => {
    const item = items.get(place.file);
    if (item !== undefined) {
      const span = spanOf(item, place);
      const own = printedBy(item.name, (block) => isOf(block, item.name));
      if (place.line === item.place('source')?.line) return attribution(item, own, pages);
      return pictureAt(item, span, pages) ?? inItem(item, span, { own, notes: notes() });
    }
    if (place.file !== manuscript.issue.file) return [];
    const passage = passageAt(manuscript.passages, spanOf(manuscript.issue, place));
    return passage === null ? masthead(pages) : inPassage(passage.passage, passage.span, notes(), 0);
  };
}

function isOf(block: Placed, item: string): boolean {
  return 'item' in block && block.item === item;
}

function spanOf({ file, text }: { readonly file: string; readonly text: string }, place: Diagnostic['place']): Span {
  return new Source(file, text).span(place);
}

function inItem(item: ItemDraft, span: Span, { own, notes }: { readonly own: PrintedText; readonly notes: PrintedText }): readonly Spot[] {
  const found = passageAt(item.passages, span);
  if (found === null) return own.head;
  if (found.passage.kind === 'editors-note') return inPassage(found.passage, found.span, notes, 0);
  // Passages follow each other on the pages as they do in the file: words that occur twice are told apart by those before them.
  let from = 0;
  for (const passage of item.passages) {
    if (passage === found.passage) break;
    const words = withoutSpace(passage.text);
    const at = passage.kind === 'editors-note' ? -1 : own.text.indexOf(words, from);
    if (at !== -1) from = at + words.length;
  }
  const spots = inPassage(found.passage, found.span, own, from);
  return spots.length > 0 ? spots : own.head;
}

/** Where an item names its source; its first line where the section prints none. */
function attribution({ name }: ItemDraft, own: PrintedText, { bulletin }: Pages): readonly Spot[] {
  const item = bulletin.sections.flatMap(({ items }) => items).find(({ id }) => id === name);
  const words = withoutSpace(item?.attribution ?? '');
  const at = words === '' ? -1 : own.text.lastIndexOf(words);
  return at === -1 ? own.head : own.spots(at, at + words.length);
}

/** The passage a span of the file touches, and which of its characters, counted without white space. */
function passageAt(passages: readonly Passage[], span: Span): { readonly passage: Passage; readonly span: Span } | null {
  for (const passage of passages) {
    const whole = passage.source(0, passage.text.length);
    if (span.start > whole.end || Math.max(span.end, span.start + 1) <= whole.start) continue;
    const count = passage.text.length;
    let start = 0;
    while (start < count && passage.source(start, start + 1).end <= span.start) start += 1;
    let end = start;
    while (end < count && passage.source(end, end + 1).start < span.end) end += 1;
    const inner = (at: number) => withoutSpace(passage.text.slice(0, at)).length;
    return { passage, span: { start: inner(start), end: inner(end) } };
  }
  return null;
}

function inPassage({ text }: Passage, span: Span, printed: PrintedText, from: number): readonly Spot[] {
  const words = withoutSpace(text);
  const at = printed.text.indexOf(words, from);
  if (at !== -1 && words !== '') return printed.spots(at + span.start, at + span.end);
  return nearby(words, span, printed, from);
}

/** The characters on older pages that stand where the place now is: behind what is still before it, or before what is still behind it. */
function nearby(words: string, { start, end }: Span, printed: PrintedText, from: number): readonly Spot[] {
  for (const length of CONTEXTS) {
    const before = words.slice(Math.max(0, start - length), start);
    const behind = words.slice(end, end + length);
    const first = before.length < length ? -1 : printed.text.indexOf(before, from);
    if (first !== -1) return printed.spots(first + before.length, first + before.length + (end - start));
    const last = behind.length < length ? -1 : printed.text.indexOf(behind, from);
    if (last !== -1) return printed.spots(Math.max(0, last - (end - start)), last);
  }
  return [];
}

/** The picture whose line a span is on; null when it is no picture's. */
function pictureAt(item: ItemDraft, span: Span, { layout, page }: Pages): readonly Spot[] | null {
  const images = item.body.flatMap((block) => (block.type === 'image' ? [block] : []));
  const image = images.find(({ place }) => {
    const own = spanOf(item, place);
    return own.start <= span.start && span.end <= own.end;
  });
  if (image === undefined) return null;
  const nth = images.filter(({ path }) => path === image.path).indexOf(image);
  const placed = layout.pages.flatMap(({ number, blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'image' && block.item === item.name && block.image.path === image.path ? [{ number, block }] : [],
    ),
  )[nth];
  if (placed === undefined) return null;
  const width = (placed.block.width / page.area.width) * page.grid.characters;
  const left = (page.grid.characters - width) / 2;
  return [areaSpot(placed.number, { left, width, top: placed.block.row, rows: placed.block.rows }, page)];
}

function masthead({ layout, page }: Pages): readonly Spot[] {
  const block = layout.pages[0]?.blocks.find(({ kind }) => kind === 'masthead');
  if (block === undefined) return [];
  return [areaSpot(1, { left: 0, width: page.grid.characters, top: block.row, rows: block.rows }, page)];
}
