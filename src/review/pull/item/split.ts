import { type Block, type Cell, formatNoteNumber, type Inline, type List, type Note } from '../../../model/body.ts';
import type { ItemDraft } from '../../../model/manuscript.ts';
import { isField, type Passage, type PassageKind, type Span } from '../../../model/passage.ts';
import type { Place } from '../../../model/place.ts';
import { Source } from '../../../model/source.ts';
import type { Container, ItemUnits, TextStyle, Unit } from './units.ts';

const PLAIN: TextStyle = { bold: false, href: null };

/**
 * Splits an item into its units.
 *
 * @returns null when the item's passages do not match its body, which happens only to an item with errors
 */
export function splitIntoUnits(draft: ItemDraft): ItemUnits | null {
  const source = new Source(draft.file, draft.text);
  const splitter = new BodySplitter(
    source,
    draft.passages.filter((passage) => !isField(passage)),
  );
  const toField = (key: 'title' | 'note', kind: PassageKind) => {
    const passage = draft.passages.find((one) => one.kind === kind);
    const place = draft.place(key);
    return passage === undefined || place === undefined ? null : toUnit(passage, { kind: 'field', span: source.span(place) });
  };
  try {
    const units = splitter.split(draft.body, draft.notes);
    const title = toField('title', 'title');
    const note = toField('note', 'editors-note');
    if (title === null) return null;
    return { source, title, note, ...units, all: [title, ...(note === null ? [] : [note]), ...units.all] };
  } catch (error) {
    if (error instanceof PassageMismatch) return null;
    throw error;
  }
}

/** The passages of an item are not those of its body. */
class PassageMismatch extends Error {}

/** Walks the body of an item and makes a unit of each text, with the offsets that its passage gives. */
class BodySplitter {
  readonly #source: Source;
  /** Passages not used yet, in file order. */
  readonly #passages: Passage[];
  readonly #ofInlines = new Map<readonly Inline[], Unit>();
  readonly #captions = new Map<Block, Unit>();
  readonly #all: Unit[] = [];

  constructor(source: Source, passages: Passage[]) {
    this.#source = source;
    this.#passages = passages;
  }

  /** @throws PassageMismatch */
  split(body: readonly Block[], notes: readonly Note[]): Pick<ItemUnits, 'ofInlines' | 'captions' | 'all'> {
    for (const block of body) this.#block(block);
    for (const note of notes) this.#note(note);
    return { ofInlines: this.#ofInlines, captions: this.#captions, all: this.#all };
  }

  #block(block: Block): void {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        this.#addNext(block.type, block.children, { kind: 'block', span: this.#span(block.place) });
        return;
      case 'list':
        this.#list(block);
        return;
      case 'table':
        for (const [row, cells] of [block.head, ...block.rows].entries()) this.#row(cells, row, this.#span(block.place));
        return;
      case 'image':
        if (block.caption !== null) this.#caption(block, block.caption);
    }
  }

  #list(list: List): void {
    for (const { blocks, place } of list.entries) {
      const entry = this.#span(place);
      for (const [index, block] of blocks.entries()) {
        if (block.type === 'list') this.#list(block);
        else {
          const position = { first: index === 0, alone: blocks.length === 1 };
          this.#addNext('entry', block.children, { kind: 'entry', span: this.#span(block.place), list, entry, ...position });
        }
      }
    }
  }

  #row(cells: readonly Cell[], row: number, table: Span): void {
    const number = (cells[0] as Cell).place.line;
    const start = this.#source.offset(number, 1);
    const line = { start, end: start + this.#source.lineText(number).length };
    for (const { children, place } of cells) {
      const container: Container = { kind: 'cell', span: this.#span(place), row, line, table };
      // An empty cell has no passage.
      if (children.length > 0) this.#addNext('cell', children, container);
      else this.#add(children, { kind: 'cell', level: null, container, text: '', styles: [], starts: [], ends: [], fixed: [] });
    }
  }

  #caption(block: Block, text: string): void {
    const passage = this.#passages.shift();
    if (passage?.kind !== 'caption' || passage.text !== text) throw new PassageMismatch();
    const unit = toUnit(passage, { kind: 'caption', span: this.#span(block.place) });
    this.#captions.set(block, unit);
    this.#all.push(unit);
  }

  /** Passages of notes stand in file order, notes in the order of their marks. */
  #note({ place, children }: Note): void {
    const span = this.#span(place);
    const isInside = (at: number) => span.start <= at && at < span.end;
    const index = this.#passages.findIndex((passage) => passage.kind === 'note' && isInside(passage.source(0, 1).start));
    const [passage] = index === -1 ? [] : this.#passages.splice(index, 1);
    if (passage === undefined) throw new PassageMismatch();
    this.#add(children, toInlineUnit('note', children, passage, { kind: 'note', span }, this.#source));
  }

  #addNext(kind: PassageKind, inlines: readonly Inline[], container: Container): void {
    const passage = this.#passages.shift();
    if (passage === undefined) throw new PassageMismatch();
    this.#add(inlines, toInlineUnit(kind, inlines, passage, container, this.#source));
  }

  #add(inlines: readonly Inline[], unit: Unit): void {
    this.#ofInlines.set(inlines, unit);
    this.#all.push(unit);
  }

  #span(place: Place): Span {
    return this.#source.span(place);
  }
}

/** A unit without markup. */
function toUnit(passage: Passage, container: Container): Unit {
  const indices = Array.from({ length: passage.text.length }, (_, at) => at);
  return {
    kind: passage.kind,
    level: null,
    container,
    text: passage.text,
    styles: indices.map(() => PLAIN),
    starts: indices.map((at) => passage.source(at, at + 1).start),
    ends: indices.map((at) => passage.source(at, at + 1).end),
    fixed: indices.map(() => false),
  };
}

/** A unit of inline nodes. Its passage has the characters of all but the note marks, which have places of their own. */
function toInlineUnit(kind: PassageKind, inlines: readonly Inline[], passage: Passage, container: Container, source: Source): Unit {
  const unit = { text: '', styles: [] as TextStyle[], starts: [] as number[], ends: [] as number[], fixed: [] as boolean[] };
  let at = 0;
  for (const inline of inlines) {
    const isMark = inline.type === 'note';
    const value = inline.type === 'text' ? inline.value : isMark ? formatNoteNumber(inline.number) : '\n';
    const style = inline.type === 'text' ? { bold: inline.strong, href: inline.href ?? null } : PLAIN;
    const place = source.span(inline.place);
    for (let index = 0; index < value.length; index += 1) {
      const { start, end } = isMark ? place : passage.source(at, at + 1);
      unit.starts.push(start);
      unit.ends.push(end);
      unit.styles.push(style);
      unit.fixed.push(isMark);
      if (!isMark) at += 1;
    }
    unit.text += value;
  }
  if (passage.kind !== kind || at !== passage.text.length) throw new PassageMismatch();
  return { kind, level: passage.level, container, ...unit };
}
