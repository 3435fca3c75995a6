import { type Block, type Cell, formatNoteNumber, type Inline, type List, type Note } from '../../../model/body.ts';
import type { Passage, PassageKind, Span } from '../../../model/passage.ts';
import type { Place } from '../../../model/place.ts';
import type { Source } from '../../../model/source.ts';
import type { Holder, Unit, Units } from './units.ts';

/** Passages and body do not go together. */
export class Unlike extends Error {}

/** Makes the units of an item's body, each from its nodes and the passage that has their characters. */
export class UnitMaker {
  readonly #source: Source;
  readonly #passages: Passage[];
  readonly #ofInlines = new Map<readonly Inline[], Unit>();
  readonly #captions = new Map<Block, Unit>();
  readonly #all: Unit[] = [];

  constructor(source: Source, passages: Passage[]) {
    this.#source = source;
    this.#passages = passages;
  }

  units(body: readonly Block[], notes: readonly Note[]): Pick<Units, 'ofInlines' | 'captions' | 'all'> {
    for (const block of body) this.#block(block);
    for (const { place, children } of notes) {
      const span = this.span(place);
      const at = this.#passages.findIndex(
        (passage) => passage.kind === 'note' && span.start <= passage.source(0, 1).start && passage.source(0, 1).start < span.end,
      );
      const [passage] = at === -1 ? [] : this.#passages.splice(at, 1);
      if (passage === undefined) throw new Unlike();
      this.#add('note', children, passage, { kind: 'note', span });
    }
    return { ofInlines: this.#ofInlines, captions: this.#captions, all: this.#all };
  }

  whole(passage: Passage, holder: Holder): Unit {
    const indices = Array.from({ length: passage.text.length }, (_, at) => at);
    return {
      kind: passage.kind,
      level: null,
      holder,
      text: passage.text,
      styles: indices.map(() => ''),
      starts: indices.map((at) => passage.source(at, at + 1).start),
      ends: indices.map((at) => passage.source(at, at + 1).end),
      fixed: indices.map(() => false),
    };
  }

  #block(block: Block): void {
    const span = this.span(block.place);
    switch (block.type) {
      case 'paragraph':
      case 'heading': {
        this.#next(block.type, block.children, { kind: 'block', span });
        return;
      }
      case 'list':
        this.#list(block);
        return;
      case 'table':
        for (const [row, cells] of [block.head, ...block.rows].entries()) {
          const first = (cells[0] as Cell).place.line;
          const line = { start: this.#source.offset(first, 1), end: this.#source.offset(first, 1) + this.#source.lineText(first).length };
          for (const { children, place } of cells) {
            const holder: Holder = { kind: 'cell', span: this.span(place), row, line, table: span };
            if (children.length === 0) this.#register(children, emptyUnit(holder));
            else this.#next('cell', children, holder);
          }
        }
        return;
      case 'image': {
        if (block.caption === null) return;
        const passage = this.#passages.shift();
        if (passage?.kind !== 'caption' || passage.text !== block.caption) throw new Unlike();
        const unit = this.whole(passage, { kind: 'caption', span });
        this.#captions.set(block, unit);
        this.#all.push(unit);
      }
    }
  }

  #list(list: List): void {
    for (const { blocks, place } of list.entries) {
      const entry = this.span(place);
      for (const [index, block] of blocks.entries()) {
        if (block.type === 'list') this.#list(block);
        else {
          const holder = { span: this.span(block.place), list, entry, first: index === 0, alone: blocks.length === 1 };
          this.#next('entry', block.children, { kind: 'entry', ...holder });
        }
      }
    }
  }

  #next(kind: PassageKind, inlines: readonly Inline[], holder: Holder): void {
    const passage = this.#passages.shift();
    if (passage === undefined) throw new Unlike();
    this.#add(kind, inlines, passage, holder);
  }

  /** A unit of inline nodes: the passage has their characters, and the marks of notes between them have places of their own. */
  #add(kind: PassageKind, inlines: readonly Inline[], passage: Passage, holder: Holder): void {
    const unit = { text: '', styles: [] as string[], starts: [] as number[], ends: [] as number[], fixed: [] as boolean[] };
    let at = 0;
    for (const inline of inlines) {
      const mark = inline.type === 'note';
      const value = inline.type === 'text' ? inline.value : mark ? formatNoteNumber(inline.number) : '\n';
      const style = inline.type === 'text' ? styleOf(inline.strong, inline.href) : '';
      const place = this.span(inline.place);
      for (let index = 0; index < value.length; index += 1) {
        const { start, end } = mark ? place : passage.source(at, at + 1);
        unit.starts.push(start);
        unit.ends.push(end);
        unit.styles.push(style);
        unit.fixed.push(mark);
        if (!mark) at += 1;
      }
      unit.text += value;
    }
    if (passage.kind !== kind || at !== passage.text.length) throw new Unlike();
    this.#register(inlines, { kind, level: passage.level, holder, ...unit });
  }

  #register(inlines: readonly Inline[], unit: Unit): void {
    this.#ofInlines.set(inlines, unit);
    this.#all.push(unit);
  }

  span(place: Place): Span {
    return this.#source.span(place);
  }
}

/** `b` for bold, then the address of a link. */
function styleOf(strong: boolean, href: string | undefined): string {
  return `${strong ? 'b' : ''}${href ?? ''}`;
}

function emptyUnit(holder: Holder): Unit {
  return { kind: 'cell', level: null, holder, text: '', styles: [], starts: [], ends: [], fixed: [] };
}
