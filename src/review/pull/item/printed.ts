import { type Block, formatNoteLabel, type Inline, type List } from '../../../model/body.ts';
import { type BulletinItem, EDITORS_NOTE, NOTES } from '../../../model/bulletin.ts';
import { CELL, OBJECT } from '../separators.ts';
import type { ItemUnits, Unit } from './units.ts';

/** Kinds of text that no item file contains: the program generates it, or it stands for an object. */
export type Generated = 'mark' | 'title' | 'attribution' | 'note' | 'cell' | 'picture' | 'label';

/** The position of a code unit in its unit. */
export interface UnitPosition {
  readonly unit: Unit;
  readonly at: number;
}

/** Where a code unit of a printed line comes from; null for the separator between two lines compared as one. */
export type Origin = UnitPosition | { readonly generated: Generated } | null;

/** Whether a code unit comes from a file. */
export function isAuthored(origin: Origin | undefined): origin is UnitPosition {
  return origin !== null && origin !== undefined && 'unit' in origin;
}

export function isGenerated(origin: Origin | undefined): origin is { readonly generated: Generated } {
  return origin !== null && origin !== undefined && 'generated' in origin;
}

/** A line of an item as the program prints it, with the origin of each code unit. */
export interface PrintedLine {
  readonly text: string;
  readonly origins: readonly Origin[];
  /** Whether it is a table row. */
  readonly row: boolean;
  /** Every unit of the line and the offset where it starts, empty cells included. */
  readonly units: readonly { readonly unit: Unit; readonly start: number }[];
  readonly hasAttribution: boolean;
}

/**
 * Lists the lines of an item in document order: editor's note, title with the text run in behind it, body, attribution, notes.
 *
 * @param ownLine whether the attribution has a line of its own, which depends on the layout
 */
export function toPrintedLines(item: BulletinItem, units: ItemUnits, ownLine: boolean): readonly PrintedLine[] {
  const lines: LineBuilder[] = [];
  const start: StartLine = (row = false) => {
    const line = new LineBuilder(row);
    lines.push(line);
    return line;
  };
  if (item.note !== null && units.note !== null) start().addGenerated(EDITORS_NOTE, 'label').addUnit(units.note);
  const opening = start().addGenerated(item.mark, 'mark');
  addTitle(opening, item, units.title);
  if (item.byline !== undefined) start().addGenerated(item.byline, 'attribution');
  const [lead, ...rest] = item.body;
  const isRunIn = item.titleStyle === 'run-in' && lead?.type === 'paragraph';
  if (isRunIn) opening.addInlines(lead.children, units);
  for (const block of isRunIn ? rest : item.body) addBlock(block, units, start);
  if (item.attribution !== null) (ownLine ? start() : lines.at(-1))?.addGenerated(item.attribution, 'attribution');
  for (const [index, note] of item.notes.entries()) {
    start()
      .addGenerated(`${index === 0 ? NOTES : ''}${formatNoteLabel(note)}`, 'note')
      .addInlines(note.children, units);
  }
  return lines;
}

/** Adds the printed title: the author's words between a generated prefix and closing mark. Trailing full stops are not printed. */
function addTitle(line: LineBuilder, item: BulletinItem, unit: Unit): void {
  for (const closing of [0, 1]) {
    const printed = item.title.slice(0, item.title.length - closing);
    for (let length = unit.text.length; length > 0; length -= 1) {
      if (printed.endsWith(unit.text.slice(0, length))) {
        line
          .addGenerated(printed.slice(0, printed.length - length), 'title')
          .addUnit(unit, length)
          .addGenerated(item.title.slice(printed.length), 'title');
        return;
      }
      if (unit.text[length - 1] !== '。') break;
    }
  }
  line.addGenerated(item.title, 'title');
}

type StartLine = (row?: boolean) => LineBuilder;

function addBlock(block: Block, units: ItemUnits, start: StartLine): void {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      start().addInlines(block.children, units);
      return;
    case 'list':
      addList(block, units, start);
      return;
    case 'table':
      for (const cells of [block.head, ...block.rows]) {
        const line = start(true);
        for (const [index, { children }] of cells.entries()) {
          if (index > 0) line.addGenerated(CELL, 'cell');
          line.addInlines(children, units);
        }
      }
      return;
    case 'image': {
      start().addGenerated(OBJECT, 'picture');
      const caption = units.captions.get(block);
      if (caption !== undefined) start().addUnit(caption);
    }
  }
}

function addList(list: List, units: ItemUnits, start: StartLine): void {
  for (const block of list.entries.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'list') addList(block, units, start);
    else start().addInlines(block.children, units);
  }
}

class LineBuilder implements PrintedLine {
  text = '';
  readonly origins: Origin[] = [];
  readonly units: { readonly unit: Unit; readonly start: number }[] = [];
  readonly row: boolean;
  hasAttribution = false;

  constructor(row: boolean) {
    this.row = row;
  }

  addGenerated(text: string, generated: Generated): this {
    this.text += text;
    for (let index = 0; index < text.length; index += 1) this.origins.push({ generated });
    if (generated === 'attribution') this.hasAttribution = true;
    return this;
  }

  addUnit(unit: Unit, length = unit.text.length): this {
    this.units.push({ unit, start: this.text.length });
    this.text += unit.text.slice(0, length);
    for (let at = 0; at < length; at += 1) this.origins.push({ unit, at });
    return this;
  }

  /** Every inline list of the body has a unit. */
  addInlines(children: readonly Inline[], units: ItemUnits): this {
    return this.addUnit(units.ofInlines.get(children) as Unit);
  }
}
