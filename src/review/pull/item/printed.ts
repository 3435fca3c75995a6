import { type Block, formatNoteLabel, type Inline, type List } from '../../../model/body.ts';
import { type BulletinItem, EDITORS_NOTE, NOTES } from '../../../model/bulletin.ts';
import { CELL, OBJECT } from '../marks.ts';
import type { Unit, Units } from './units.ts';

/** Why some characters of a line cannot be edited: the program makes them, or they are no text. */
export type Made = 'mark' | 'title' | 'attribution' | 'note' | 'cell' | 'picture' | 'label';

/** Where a code unit of a line comes from. */
export type Owner = { readonly unit: Unit; readonly at: number } | { readonly made: Made };

/** Whether a code unit is a file's. */
export function isOwned(owner: Owner | null | undefined): owner is { readonly unit: Unit; readonly at: number } {
  return owner !== null && owner !== undefined && 'unit' in owner;
}

/** Whether a code unit is the program's. */
export function isMade(owner: Owner | null | undefined): owner is { readonly made: Made } {
  return owner !== null && owner !== undefined && 'made' in owner;
}

/** A line of an item as the program prints it, and where each of its code units comes from. */
export interface PrintedLine {
  readonly text: string;
  readonly owners: readonly Owner[];
  readonly row: boolean;
  /** Every unit in it, those without characters among them: an empty cell is one. */
  readonly units: readonly { readonly unit: Unit; readonly start: number }[];
  /** Whether the attribution follows the text, on the same line or, as the layout has it, on its own. */
  readonly attribution: boolean;
}

/**
 * The lines of an item in the order of the document: its editor's note, its title with what is run in, its body, the attribution, its notes.
 *
 * @param ownLine whether the attribution stands on a line of its own, which the layout decides
 */
export function printedLines(item: BulletinItem, units: Units, ownLine: boolean): readonly PrintedLine[] {
  const lines: Line[] = [];
  const start = (row = false) => {
    const line = new Line(row);
    lines.push(line);
    return line;
  };
  if (item.note !== null && units.note !== null) start().made(EDITORS_NOTE, 'label').unit(units.note);
  const opening = start().made(item.mark, 'mark');
  title(opening, item, units.title);
  const [lead, ...rest] = item.body;
  const runIn = item.titleStyle === 'run-in' && lead?.type === 'paragraph';
  if (runIn) opening.inlines(lead.children, units);
  for (const block of runIn ? rest : item.body) blockLines(block, units, start);
  if (item.attribution !== null) (ownLine ? start() : lines.at(-1))?.made(item.attribution, 'attribution');
  for (const [index, note] of item.notes.entries()) {
    start()
      .made(`${index === 0 ? NOTES : ''}${formatNoteLabel(note)}`, 'note')
      .inlines(note.children, units);
  }
  return lines;
}

/** The printed title: the author's words, what the section puts before them, and the mark that closes them. */
function title(line: Line, item: BulletinItem, unit: Unit): void {
  for (const closing of [0, 1]) {
    const printed = item.title.slice(0, item.title.length - closing);
    for (let length = unit.text.length; length > 0; length -= 1) {
      const words = unit.text.slice(0, length);
      if (printed.endsWith(words)) {
        line
          .made(printed.slice(0, printed.length - length), 'title')
          .unit(unit, length)
          .made(item.title.slice(printed.length), 'title');
        return;
      }
      // Only full stops are left out of a title.
      if (unit.text[length - 1] !== '。') break;
    }
  }
  line.made(item.title, 'title');
}

function blockLines(block: Block, units: Units, start: (row?: boolean) => Line): void {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      start().inlines(block.children, units);
      return;
    case 'list':
      listLines(block, units, start);
      return;
    case 'table':
      for (const cells of [block.head, ...block.rows]) {
        const line = start(true);
        for (const [index, { children }] of cells.entries()) {
          if (index > 0) line.made(CELL, 'cell');
          line.inlines(children, units);
        }
      }
      return;
    case 'image': {
      start().made(OBJECT, 'picture');
      const caption = units.captions.get(block);
      if (caption !== undefined) start().unit(caption);
    }
  }
}

function listLines(list: List, units: Units, start: () => Line): void {
  for (const block of list.entries.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'list') listLines(block, units, start);
    else start().inlines(block.children, units);
  }
}

class Line implements PrintedLine {
  text = '';
  readonly owners: Owner[] = [];
  readonly units: { readonly unit: Unit; readonly start: number }[] = [];
  readonly row: boolean;
  attribution = false;

  constructor(row: boolean) {
    this.row = row;
  }

  made(text: string, made: Made): this {
    this.text += text;
    for (let index = 0; index < text.length; index += 1) this.owners.push({ made });
    if (made === 'attribution') this.attribution = true;
    return this;
  }

  unit(unit: Unit, length = unit.text.length): this {
    this.units.push({ unit, start: this.text.length });
    this.text += unit.text.slice(0, length);
    for (let at = 0; at < length; at += 1) this.owners.push({ unit, at });
    return this;
  }

  inlines(children: readonly Inline[], units: Units): this {
    return this.unit(units.ofInlines.get(children) as Unit);
  }
}
