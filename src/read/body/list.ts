import type { BlockContent, DefinitionContent, ListItem, List as MarkdownList } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { List, ListEntry, Paragraph } from '../../model/body.ts';
import { reportBlock } from './blocks.ts';
import { type Context, reportMarkup, toPlace, toSource, toSpan } from './context.ts';
import { readInlines } from './inline.ts';
import { partLines } from './lines.ts';
import { reportLostBlock, reportTask } from './near-markup.ts';

/**
 * Reads a list: entries with paragraphs and nested lists. Reports headings, tables and images in it. Markdown counts an ordered list from its
 * first number; where the author's numbers do not follow, a new list begins, so that they print as written.
 */
export function readLists(node: MarkdownList, context: Context): List[] {
  const entries = node.children.map((entry) => readEntry(entry, context));
  const place = toPlace(node, context);
  if (node.ordered !== true) return [{ type: 'list', ordered: false, start: 1, entries, place }];
  const markers = node.children.map((entry) => readMarker(entry, context));
  const delimiter = markers[0]?.delimiter === ')' ? { delimiter: ')' as const } : {};
  const make = (start: number, some: readonly ListEntry[]): List => ({
    type: 'list',
    ordered: true,
    start,
    ...delimiter,
    entries: some,
    place,
  });
  const first = markers[0]?.number ?? node.start ?? 1;
  if (markers.length > 1 && markers.every(({ number }) => number === first)) {
    reportEqual(markers, context);
    return [make(first, entries)];
  }
  const lists: { start: number; entries: ListEntry[] }[] = [];
  for (const [index, entry] of entries.entries()) {
    const marker = markers[index] ?? { number: first + index, digits: '', start: 0, delimiter: '.' };
    const before = markers[index - 1]?.number;
    if (before !== undefined && marker.number === before + 1) lists.at(-1)?.entries.push(entry);
    else lists.push({ start: marker.number, entries: [entry] });
    if (before !== undefined && marker.number !== before + 1) reportGap(marker, before, context);
    if (marker.digits.length > 1 && marker.digits.startsWith('0')) reportZero(marker, context);
  }
  return lists.map(({ start, entries: some }) => make(start, some));
}

interface Marker {
  readonly number: number;
  readonly digits: string;
  readonly delimiter: string;
  /** Offset of its first digit. */
  readonly start: number;
}

function readMarker(entry: ListItem, context: Context): Marker {
  const [, digits = '1', delimiter = '.'] = /^(\d+)([.)])/.exec(toSource(entry, context)) ?? [];
  return { number: Number(digits), digits, delimiter, start: toSpan(entry).start };
}

function placeOf({ start, digits }: Marker, context: Context) {
  return context.source.place(start, start + digits.length);
}

function reportGap(marker: Marker, before: number, context: Context): void {
  context.report(createDiagnostic('list-follows', placeOf(marker, context), { before, number: marker.number }));
}

function reportZero(marker: Marker, context: Context): void {
  context.report(createDiagnostic('list-number', placeOf(marker, context), { written: marker.digits, printed: `${marker.number}` }));
}

/** Equal numbers are Markdown's way to have a list counted: it is, and the file can say so. */
function reportEqual(markers: readonly Marker[], context: Context): void {
  const fix = markers
    .slice(1)
    .map(({ start, digits, number }, index) => ({ start, end: start + digits.length, text: `${number + index + 1}` }));
  const [, second] = markers;
  if (second === undefined) return;
  const args = { written: second.digits, printed: `${second.number + 1}` };
  context.report(createDiagnostic('list-number', placeOf(second, context), args, { fix }));
}

function readEntry(entry: ListItem, context: Context): ListEntry {
  return { blocks: entry.children.flatMap((child) => readEntryBlock(child, context)), place: toPlace(entry, context) };
}

function readEntryBlock(node: BlockContent | DefinitionContent, context: Context): (Paragraph | List)[] {
  switch (node.type) {
    case 'paragraph':
      if (reportLostBlock(node, context)) return [];
      reportTask(node, context);
      return partLines(node, context, true).flatMap((part) => {
        const children = readInlines(part.children, context, 'entry');
        return children.length === 0 ? [] : [{ type: 'paragraph' as const, children, place: toPlace(part, context) }];
      });
    case 'list':
      return readLists(node, context);
    case 'heading':
      reportMarkup(node, 'heading-in-list', context);
      return [];
    case 'table':
      reportMarkup(node, 'table-in-list', context);
      return [];
    default:
      reportBlock(node, context);
      return [];
  }
}
