import type { Layout, PlacedBlock, PlacedParagraph, PlacedTable, SetLine } from '../model/layout.ts';
import type { PageSettings } from '../model/page.ts';
import type { Spot } from './state.ts';

/** The printed characters of an item in page order, without white space and note marks, and their positions on the pages. */
export interface PrintedText {
  readonly text: string;
  /** Returns the areas of a range of characters, one for each line or cell. */
  findSpots(start: number, end: number): Spot[];
  /** The area of the first line; empty if there is none. */
  readonly head: readonly Spot[];
}

/** A line on a page. Left and width are in characters, top and rows in rows of the type area. */
interface PrintedLine {
  readonly start: number;
  readonly page: number;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly rows: number;
  /** Where each character begins, as a fraction of the width, and the end of the last; null for an area that is always marked as a whole. */
  readonly stops: readonly number[] | null;
  readonly length: number;
}

/** Collects the text of the blocks that `isWanted` accepts. */
export function collectText(layout: Layout, page: PageSettings, isWanted: (block: PlacedBlock) => boolean): PrintedText {
  const lines: PrintedLine[] = [];
  let text = '';
  const add = (line: Omit<PrintedLine, 'start' | 'length'>, characters: string) => {
    lines.push({ ...line, start: text.length, length: characters.length });
    text += characters;
  };
  for (const { number, blocks } of layout.pages) {
    for (const block of blocks.filter(isWanted)) {
      if (block.kind === 'paragraph') for (const each of toLines(block, number)) add(each.line, each.characters);
      if (block.kind === 'table') for (const each of toCells(block, number, page)) add(each.line, each.characters);
    }
  }
  return {
    text,
    head: lines.slice(0, 1).map((line) => toLineSpot(line, 0, line.length, page)),
    findSpots: (start, end) =>
      lines
        .filter((line) => line.start < Math.max(end, start + 1) && line.start + line.length > start)
        .map((line) => toLineSpot(line, start - line.start, end - line.start, page)),
  };
}

interface Characters {
  readonly line: Omit<PrintedLine, 'start' | 'length'>;
  readonly characters: string;
}

function toLines({ lines, row, align }: PlacedParagraph, number: number): Characters[] {
  return lines.map((line, index) => {
    const characters = readCharacters(line);
    const natural = measureWidth(characters);
    const width = line.fit === 'fill' ? line.measure : Math.min(line.measure, natural);
    const room = line.measure - width;
    const left = line.indent + (align === 'center' ? room / 2 : align === 'right' ? room : 0);
    return { line: { page: number, left, width, top: row + index, rows: 1, stops: measureStops(characters) }, characters };
  });
}

function toCells(table: PlacedTable, number: number, page: PageSettings): Characters[] {
  const scale = table.size / page.size.body;
  const widths = table.columns.map((column) => column * scale);
  const before = (index: number) => widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  const left = (page.grid.characters - before(widths.length)) / 2;
  let top = table.row;
  return table.cells.flatMap(({ head, rows, cells }) => {
    const own = top;
    top += rows;
    // A repeated table head has no characters of its own.
    if (head && table.continued) return [];
    return cells.map((lines, index) => ({
      line: { page: number, left: left + before(index), width: before(index + 1) - before(index), top: own, rows, stops: null },
      characters: lines.map(readCharacters).join(''),
    }));
  });
}

function readCharacters({ runs }: SetLine): string {
  return removeWhiteSpace(
    runs
      .filter(({ raised }) => raised !== true)
      .map(({ text }) => text)
      .join(''),
  );
}

/** Removes white space. Texts are compared without it, as lines break at white space and between characters. */
export function removeWhiteSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Measures a width in characters; Latin characters take half of one. */
function measureWidth(characters: string): number {
  let width = 0;
  for (const character of characters) width += character < '\u0100' ? 0.5 : 1;
  return width;
}

function measureStops(characters: string): number[] {
  const whole = measureWidth(characters) || 1;
  return Array.from({ length: characters.length + 1 }, (_, end) => measureWidth(characters.slice(0, end)) / whole);
}

function toLineSpot(
  { page: number, left, width, top, rows, stops, length }: PrintedLine,
  start: number,
  end: number,
  page: PageSettings,
): Spot {
  const from = stops?.[Math.max(0, start)] ?? 0;
  const to = stops?.[Math.min(length, Math.max(end, start + 1))] ?? 1;
  return toSpot(number, { left: left + from * width, width: (to - from) * width, top, rows }, page);
}

/** Converts an area of the grid, in characters and rows, to one of the sheet, in percent. */
export function toSpot(
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
