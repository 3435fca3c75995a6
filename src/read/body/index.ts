import type {
  Heading as MarkdownHeading,
  Image as MarkdownImage,
  Paragraph as MarkdownParagraph,
  Table as MarkdownTable,
  PhrasingContent,
  RootContent,
  TableRow,
} from 'mdast';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import type { Block, Cell, HeadingLevel, Note, Table } from '../../model/body.ts';
import type { Passage } from '../../model/passage.ts';
import { replaceUnprintable } from '../characters.ts';
import { reportBlock } from './blocks.ts';
import { type BodySource, type Context, reportMarkup, toPlace, toSource, toSpan } from './context.ts';
import { findSoleImage, readInlines } from './inline.ts';
import { findWrapWidth, partLines } from './lines.ts';
import { readLists, reportShallowList } from './list.ts';
import { reportLostBlock } from './lost-blocks.ts';
import { reportLost } from './near-markup.ts';
import { Notes } from './notes.ts';
import { parseMarkdown, prepareMarkdown } from './parser.ts';
import { createCaptionPassage } from './passages.ts';
import { reportCharacters } from './text.ts';

/** The body of an item. */
export interface Body {
  readonly blocks: readonly Block[];
  /** In the order of their marks. */
  readonly notes: readonly Note[];
  /** The running text, in the order of the file; notes last. */
  readonly passages: readonly Passage[];
}

/**
 * Converts Markdown to the closed set of nodes in `model/body.ts`, with places in the whole file. Anything else is reported by name and
 * dropped: nothing is written after an error.
 */
export async function readBody(body: BodySource): Promise<Body> {
  const root = parseMarkdown(prepareMarkdown(body.source.text, body.start));
  const notes = new Notes(root, body);
  const passages: Passage[] = [];
  const context: Context = { ...body, notes, passages, wrap: findWrapWidth(body.source.text.slice(body.start)) };
  const blocks: Block[] = [];
  for (const [index, node] of root.children.entries()) {
    const before = root.children[index - 1];
    if (node.type === 'list' && before?.type === 'list') reportShallowList(node, before, context);
    blocks.push(...(await readBlock(node, context)));
  }
  return { blocks, notes: notes.read(context), passages };
}

async function readBlock(node: RootContent, context: Context): Promise<readonly Block[]> {
  switch (node.type) {
    case 'paragraph':
      return readParagraphs(node, context);
    case 'heading':
      return readHeading(node, context);
    case 'list':
      return readLists(node, context);
    case 'table': {
      const table = readTable(node, context);
      return table === null ? [] : [table];
    }
    // `Notes` reads them once all marks are known.
    case 'footnoteDefinition':
      return [];
    default:
      reportBlock(node, context);
      return [];
  }
}

async function readParagraphs(node: MarkdownParagraph, context: Context): Promise<readonly Block[]> {
  if (reportLostBlock(node, context)) return [];
  const blocks: Block[] = [];
  for (const part of partLines(node, context)) blocks.push(...(await readParagraph(part, context)));
  return blocks;
}

async function readParagraph(node: MarkdownParagraph, context: Context): Promise<readonly Block[]> {
  const sole = findSoleImage(node.children) ?? findLooseImage(node, context);
  if (sole === null) {
    const children = readInlines(node.children, context, 'paragraph');
    return children.length === 0 ? [] : [{ type: 'paragraph', children, place: toPlace(node, context) }];
  }
  for (const value of [sole.alt ?? '', sole.title ?? '']) reportCharacters(sole, value, context);
  const caption = replaceUnprintable(sole.title ?? '').trim() || null;
  if (caption !== null) context.passages.push(createCaptionPassage(caption, sole, context));
  const alt = replaceUnprintable(sole.alt ?? '').trim();
  const image = await context.loadImage({ path: sole.url, alt, caption, place: toPlace(sole, context) }, context.report);
  return image === null ? [] : [image];
}

function readHeading(node: MarkdownHeading, context: Context): readonly Block[] {
  const place = toPlace(node, context);
  // Text above a line of hyphens is rarely meant as a heading.
  if (!/^[#＃]/.test(toSource(node, context))) {
    reportMarkup(node, 'underlined-heading', context);
    return [];
  }
  const level = levels.find((known) => known === node.depth);
  const children = readInlines(node.children, { ...context, noNotes: 'note-in-heading' }, 'heading', level ?? null);
  if (level === undefined) {
    context.report(createDiagnostic('heading-depth', place, { depth: node.depth }));
    return [];
  }
  if (children.length === 0) {
    context.report(createDiagnostic('heading-text', place, {}));
    return [];
  }
  return [{ type: 'heading', level, children, place }];
}

const levels: readonly HeadingLevel[] = [1, 2, 3, 4];

/** An image whose path contains blanks or brackets, or that is written as `![[…]]`. Alone in its paragraph it can mean nothing else. */
function findLooseImage(node: MarkdownParagraph, context: Context): MarkdownImage | null {
  const [only] = node.children;
  if (node.children.length !== 1 || only?.type !== 'text' || node.position === undefined) return null;
  const source = toSource(node, context).trim();
  const [, alt = '', path, title] =
    /^!\[([^[\]\n]*)\]\(\s*<?([^\n"<>]+?\.(?:png|jpe?g|svg))>?(?:\s+"([^"\n]*)")?\s*\)$/i.exec(source) ?? [];
  const [, wiki] = /^!\[\[([^[\]|\n]+\.(?:png|jpe?g|svg))(?:\|[^\]\n]*)?\]\]$/i.exec(source) ?? [];
  const url = path ?? wiki;
  return url === undefined ? null : { type: 'image', url, alt, title: title ?? null, position: node.position };
}

/** Maximum number of columns: one character each on a line of 28. */
const MOST_COLUMNS = 28;

/** Reads a table as wide as its head: pads short rows, reports long ones. Null when it has too many columns. */
function readTable(node: MarkdownTable, context: Context): Table | null {
  const [headRow, ...bodyRows] = node.children;
  const head = headRow === undefined ? [] : readCells(headRow, context);
  const columns = head.length;
  if (columns > MOST_COLUMNS) {
    const place = headRow === undefined ? toPlace(node, context) : toPlace(headRow, context);
    context.report(createDiagnostic('table-columns', place, { columns, limit: MOST_COLUMNS }));
    return null;
  }
  return {
    type: 'table',
    align: head.map((_, column) => node.align?.[column] ?? null),
    head,
    rows: bodyRows.map((row) => {
      reportLine(row, columns, context);
      return readRow(row, columns, context);
    }),
    place: toPlace(node, context),
  };
}

/** Reports a line without bars below a table, which GFM takes for a row of one cell. */
function reportLine(row: TableRow, columns: number, context: Context): void {
  if (columns < 2 || /[|｜]/.test(toSource(row, context))) return;
  const { start, end } = toSpan(row);
  reportLost('table-end', start, end, context, [{ start, end: start, text: '\n' }]);
}

function readRow(row: TableRow, columns: number, context: Context): Cell[] {
  const cells = readCells(row, context);
  if (cells.length > columns) {
    context.report(createDiagnostic('table-row-fits', toPlace(row, context), { cells: cells.length, columns }));
  }
  const { file, endLine, endColumn } = toPlace(row, context);
  const empty: Cell = { children: [], place: { file, line: endLine, column: endColumn, endLine, endColumn } };
  return Array.from({ length: columns }, (_, column) => cells[column] ?? empty);
}

function readCells(row: TableRow, context: Context): Cell[] {
  const inside: Context = { ...context, noNotes: 'note-in-table' };
  return row.children.map((cell) => ({ children: readInlines(toBreaks(cell.children), inside, 'cell'), place: toPlace(cell, context) }));
}

/** Takes `<br>` for a line break, as a row of a table is one line in Markdown. */
function toBreaks(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.map((child): PhrasingContent => {
    if (child.type === 'html' && /^<br\s*\/?>$/i.test(child.value))
      return { type: 'break', ...(child.position && { position: child.position }) };
    return child.type === 'strong' ? { ...child, children: toBreaks(child.children) } : child;
  });
}
