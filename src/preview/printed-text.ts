import type { Layout, Placed, PlacedParagraph, PlacedTable, SetLine } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import type { Spot } from './state.ts';

/** The characters of an item in the order of its pages, each of which knows where it is printed. White space and note marks are left out. */
export interface PrintedText {
  readonly text: string;
  /** The areas that characters from one to before another take, one a line or cell. */
  spots(start: number, end: number): Spot[];
  /** The area of the first line; nothing without one. */
  readonly head: readonly Spot[];
}

/** A line on a page: an area in characters and rows of the type area, and how far into the line each character begins, from 0 to 1. */
interface PrintedLine {
  readonly start: number;
  readonly page: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly rows: number;
  /** One more than there are characters; null where an area is shown whole. */
  readonly stops: readonly number[] | null;
  readonly length: number;
}

/** What the blocks for which `wanted` holds print. */
export function printedText(layout: Layout, page: PageSettings, wanted: (block: Placed) => boolean): PrintedText {
  const lines: PrintedLine[] = [];
  let text = '';
  const add = (line: Omit<PrintedLine, 'start' | 'length'>, characters: string) => {
    lines.push({ ...line, start: text.length, length: characters.length });
    text += characters;
  };
  for (const { number, blocks } of layout.pages) {
    for (const block of blocks.filter(wanted)) {
      if (block.kind === 'paragraph') for (const each of linesOf(block, number)) add(each.line, each.characters);
      if (block.kind === 'table') for (const each of cellsOf(block, number, page)) add(each.line, each.characters);
    }
  }
  return {
    text,
    head: lines.slice(0, 1).map((line) => spotOn(line, 0, line.length, page)),
    spots: (start, end) =>
      lines
        .filter((line) => line.start < Math.max(end, start + 1) && line.start + line.length > start)
        .map((line) => spotOn(line, start - line.start, end - line.start, page)),
  };
}

interface Characters {
  readonly line: Omit<PrintedLine, 'start' | 'length'>;
  readonly characters: string;
}

function linesOf({ lines, row, align }: PlacedParagraph, number: number): Characters[] {
  return lines.map((line, index) => {
    const characters = charactersOf(line);
    const natural = widthOf(characters);
    const width = line.fit === 'fill' ? line.measure : Math.min(line.measure, natural);
    const room = line.measure - width;
    const left = line.indent + (align === 'center' ? room / 2 : align === 'right' ? room : 0);
    return { line: { page: number, left, width, top: row + index, rows: 1, stops: stopsOf(characters) }, characters };
  });
}

function cellsOf(table: PlacedTable, number: number, page: PageSettings): Characters[] {
  const scale = table.size / page.size.body;
  const widths = table.columns.map((column) => column * scale);
  const before = (index: number) => widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  const left = (page.grid.characters - before(widths.length)) / 2;
  let top = table.row;
  return table.cells.flatMap(({ head, rows, cells }) => {
    const own = top;
    top += rows;
    // The head is repeated on each page; the characters stand on the first.
    if (head && table.continued) return [];
    return cells.map((lines, index) => ({
      line: { page: number, left: left + before(index), width: before(index + 1) - before(index), top: own, rows, stops: null },
      characters: lines.map(charactersOf).join(''),
    }));
  });
}

function charactersOf({ runs }: SetLine): string {
  return withoutSpace(
    runs
      .filter(({ raised }) => raised !== true)
      .map(({ text }) => text)
      .join(''),
  );
}

/** Text as it is compared: lines are broken at white space and between characters alike. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** In characters: what is in ASCII takes half of one. */
function widthOf(characters: string): number {
  let width = 0;
  for (const character of characters) width += character < '\u0100' ? 0.5 : 1;
  return width;
}

function stopsOf(characters: string): number[] {
  const whole = widthOf(characters) || 1;
  return Array.from({ length: characters.length + 1 }, (_, end) => widthOf(characters.slice(0, end)) / whole);
}

function spotOn(
  { page: number, left, width, top, rows, stops, length }: PrintedLine,
  start: number,
  end: number,
  page: PageSettings,
): Spot {
  const from = stops?.[Math.max(0, start)] ?? 0;
  const to = stops?.[Math.min(length, Math.max(end, start + 1))] ?? 1;
  return areaSpot(number, { left: left + from * width, width: (to - from) * width, top, rows }, page);
}

/** An area of the grid, in characters and rows, as one of the sheet. */
export function areaSpot(
  number: number,
  { left, width, top, rows }: { readonly left: number; readonly width: number; readonly top: number; readonly rows: number },
  { sheet, margin, area, grid }: PageSettings,
): Spot {
  const [across, down] = [area.width / grid.characters, area.height / grid.lines];
  const percent = (length: number, of: number) => Math.round((length / of) * 100_00) / 100;
  return {
    page: number,
    left: percent(margin.binding + left * across, sheet.width),
    top: percent(margin.top + top * down, sheet.height),
    width: percent(width * across, sheet.width),
    height: percent(rows * down, sheet.height),
  };
}
