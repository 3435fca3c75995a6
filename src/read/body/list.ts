import type { BlockContent, DefinitionContent, ListItem, List as MarkdownList, Nodes } from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { List, ListEntry, Paragraph } from '../../model/body.ts';
import { reportBlock } from './blocks.ts';
import { findHtmlProblem } from './comments.ts';
import { type Context, reportMarkup, toFirstLine, toPlace, toSource, toSpan } from './context.ts';
import { readInlines } from './inline.ts';
import { partLines } from './lines.ts';
import { reportLostBlock } from './lost-blocks.ts';
import { reportTask } from './near-markup.ts';

/**
 * Reads a list: entries with paragraphs and nested lists. Reports headings, tables and images in it. Markdown counts an ordered list from its
 * first number; where the author's numbers do not follow, a new list begins, so that they print as written.
 */
export function readLists(node: MarkdownList, context: Context): List[] {
  const entries = node.children.map((entry) => readEntry(entry, context));
  reportIndents(node, context);
  const place = toPlace(node, context);
  if (node.ordered !== true) return [{ type: 'list', ordered: false, start: 1, entries, place }];
  const lists: (Omit<List, 'entries'> & { readonly entries: ListEntry[] })[] = [];
  let last: Marker | undefined;
  let gap = 1;
  for (const [index, entry] of entries.entries()) {
    const marker = readMarker(node.children[index] as ListItem, context);
    const { number: start, zeros, delimiter } = marker;
    const follows = last === undefined || start === last.number + 1;
    if (last !== undefined && follows && zeros === last.zeros) lists.at(-1)?.entries.push(entry);
    else {
      const marks = { ...(delimiter === ')' ? { delimiter: ')' as const } : {}), ...(zeros === '' ? {} : { zeros }) };
      lists.push({ type: 'list', ordered: true, start, ...marks, entries: [entry], place });
    }
    // A number that all entries share is one slip.
    if (last !== undefined && !follows && (start !== last.number || gap !== 0)) reportGap(marker, last, context);
    gap = last === undefined ? 1 : start - last.number;
    last = marker;
  }
  return lists;
}

/** The number of an entry as written. */
interface Marker {
  readonly number: number;
  /** Zeros before the number. */
  readonly zeros: string;
  readonly delimiter: string;
  /** Offsets of the digits. */
  readonly start: number;
  readonly end: number;
}

function readMarker(entry: ListItem, context: Context): Marker {
  const [, zeros = '', digits = '1', delimiter = '.'] = /^(0*)(\d+)([.)])/.exec(toSource(entry, context)) ?? [];
  const { start } = toSpan(entry);
  return { number: Number(digits), zeros, delimiter, start, end: start + zeros.length + digits.length };
}

function reportGap({ start, end, number }: Marker, before: Marker, context: Context): void {
  context.report(createDiagnostic('list-follows', context.source.place(start, end), { before: before.number, number }));
}

/** Reports entries that are indented too little to be below the one before. */
function reportIndents({ children }: MarkdownList, context: Context): void {
  const [first] = children;
  for (const entry of children) {
    if (findColumn(entry) >= findColumn(first) + 2) context.report(createDiagnostic('list-nested', toFirstLine(entry, context), {}));
  }
}

/** Reports a list that is indented too little to be below the last entry of the list before it. */
export function reportShallowList(node: MarkdownList, before: MarkdownList, context: Context): void {
  if (findColumn(node) > findColumn(before)) context.report(createDiagnostic('list-nested', toFirstLine(node, context), {}));
}

function findColumn(node: Nodes | undefined): number {
  return node?.position?.start.column ?? 1;
}

function readEntry(entry: ListItem, context: Context): ListEntry {
  const [first] = entry.children.filter((child) => !(child.type === 'html' && findHtmlProblem(child) === null));
  if (first === undefined || first.type === 'list') reportMarkup(entry, 'entry-empty', context);
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
