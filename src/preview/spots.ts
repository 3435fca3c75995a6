import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Bulletin } from '../model/bulletin.ts';
import type { Layout, PlacedBlock } from '../model/layout.ts';
import type { ItemDraft, Manuscript } from '../model/manuscript.ts';
import type { PageSettings } from '../model/page.ts';
import type { Passage, Span } from '../model/passage.ts';
import { Source } from '../model/source.ts';
import { collectText, type PrintedText, removeWhiteSpace, toSpot } from './printed-text.ts';
import type { Spot } from './state.ts';

/** Lengths of the context, in characters, that is looked for when the words of a place are not found. */
const CONTEXTS = [16, 8, 4];

/** The pages in which places are looked for. They may be older than the files. */
export interface Pages {
  readonly bulletin: Bulletin;
  readonly layout: Layout;
  readonly page: PageSettings;
}

/**
 * Returns a function that finds the place of a diagnostic on the pages: the characters of running text, the attribution for a source, a
 * picture, the masthead for `issue.yaml`, and the first line of the item for anything else in it. Finds nothing for an item that is not on
 * the pages, or for `bulletin.yaml`.
 */
export function createSpotFinder(manuscript: Manuscript, pages: Pages): (found: Diagnostic) => readonly Spot[] {
  const items = new Map(manuscript.items.map((item) => [item.file, item]));
  const printed = new Map<string, PrintedText>();
  const collect = (key: string, isWanted: (block: PlacedBlock) => boolean): PrintedText => {
    const known = printed.get(key) ?? collectText(pages.layout, pages.page, isWanted);
    printed.set(key, known);
    return known;
  };
  const notes = () => collect('', (block) => block.kind === 'paragraph' && block.role === 'editors-note');
  return ({ place }) => {
    const item = items.get(place.file);
    if (item !== undefined) {
      const span = toSpan(item, place);
      const own = collect(item.name, (block) => isPartOf(block, item.name));
      if (place.line === item.place('source')?.line) return findAttribution(item, own, pages);
      return findPicture(item, span, pages) ?? findInItem(item, span, { own, notes: notes() });
    }
    if (place.file !== manuscript.issue.file) return [];
    const passage = findPassage(manuscript.passages, toSpan(manuscript.issue, place));
    return passage === null ? findMasthead(pages) : findInPassage(passage.passage, passage.span, notes(), 0);
  };
}

function isPartOf(block: PlacedBlock, item: string): boolean {
  return 'item' in block && block.item === item;
}

function toSpan({ file, text }: { readonly file: string; readonly text: string }, place: Diagnostic['place']): Span {
  return new Source(file, text).span(place);
}

function findInItem(
  item: ItemDraft,
  span: Span,
  { own, notes }: { readonly own: PrintedText; readonly notes: PrintedText },
): readonly Spot[] {
  const found = findPassage(item.passages, span);
  if (found === null) return own.head;
  if (found.passage.kind === 'editors-note') return findInPassage(found.passage, found.span, notes, 0);
  // Passages have the same order on the pages as in the file, which tells repeated words apart.
  let from = 0;
  for (const passage of item.passages) {
    if (passage === found.passage) break;
    const words = removeWhiteSpace(passage.text);
    const at = passage.kind === 'editors-note' ? -1 : own.text.indexOf(words, from);
    if (at !== -1) from = at + words.length;
  }
  const spots = findInPassage(found.passage, found.span, own, from);
  return spots.length > 0 ? spots : own.head;
}

/** Finds the attribution of an item; its first line if the section prints none. */
function findAttribution({ name }: ItemDraft, own: PrintedText, { bulletin }: Pages): readonly Spot[] {
  const item = bulletin.sections.flatMap(({ items }) => items).find(({ id }) => id === name);
  const words = removeWhiteSpace(item?.attribution ?? '');
  const at = words === '' ? -1 : own.text.lastIndexOf(words);
  return at === -1 ? own.head : own.findSpots(at, at + words.length);
}

/** Finds the passage at a span of the file, and the range of its characters, counted without white space. */
function findPassage(passages: readonly Passage[], span: Span): { readonly passage: Passage; readonly span: Span } | null {
  for (const passage of passages) {
    const whole = passage.source(0, passage.text.length);
    if (span.start > whole.end || Math.max(span.end, span.start + 1) <= whole.start) continue;
    const count = passage.text.length;
    let start = 0;
    while (start < count && passage.source(start, start + 1).end <= span.start) start += 1;
    let end = start;
    while (end < count && passage.source(end, end + 1).start < span.end) end += 1;
    const inner = (at: number) => removeWhiteSpace(passage.text.slice(0, at)).length;
    return { passage, span: { start: inner(start), end: inner(end) } };
  }
  return null;
}

function findInPassage({ text }: Passage, span: Span, printed: PrintedText, from: number): readonly Spot[] {
  const words = removeWhiteSpace(text);
  const at = printed.text.indexOf(words, from);
  if (at !== -1 && words !== '') return printed.findSpots(at + span.start, at + span.end);
  return findByContext(words, span, printed, from);
}

/** Finds the characters on older pages between the context that precedes the place and the one that follows it. */
function findByContext(words: string, { start, end }: Span, printed: PrintedText, from: number): readonly Spot[] {
  for (const length of CONTEXTS) {
    const before = words.slice(Math.max(0, start - length), start);
    const behind = words.slice(end, end + length);
    const first = before.length < length ? -1 : printed.text.indexOf(before, from);
    if (first !== -1) return printed.findSpots(first + before.length, first + before.length + (end - start));
    const last = behind.length < length ? -1 : printed.text.indexOf(behind, from);
    if (last !== -1) return printed.findSpots(Math.max(0, last - (end - start)), last);
  }
  return [];
}

/** Finds the picture whose line contains a span; null if there is none. */
function findPicture(item: ItemDraft, span: Span, { layout, page }: Pages): readonly Spot[] | null {
  const images = item.body.flatMap((block) => (block.type === 'image' ? [block] : []));
  const image = images.find(({ place }) => {
    const own = toSpan(item, place);
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
  return [toSpot(placed.number, { left, width, top: placed.block.row, rows: placed.block.rows }, page)];
}

function findMasthead({ layout, page }: Pages): readonly Spot[] {
  const block = layout.pages[0]?.blocks.find(({ kind }) => kind === 'masthead');
  if (block === undefined) return [];
  return [toSpot(1, { left: 0, width: page.grid.characters, top: block.row, rows: block.rows }, page)];
}
