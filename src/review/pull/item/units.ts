import type { Block, Inline, List } from '../../../model/body.ts';
import type { ItemDraft } from '../../../model/manuscript.ts';
import type { Passage, PassageKind, Span } from '../../../model/passage.ts';
import { Source } from '../../../model/source.ts';
import { UnitMaker, Unlike } from './unit-maker.ts';

/** What holds a unit in its file, which decides what can be done with it as a whole. */
export type Holder =
  /** A field of the front matter. */
  | { readonly kind: 'field'; readonly span: Span }
  /** A paragraph or heading of the body, the whole of a block. */
  | { readonly kind: 'block'; readonly span: Span }
  /** A paragraph of a list's entry; `alone` when the entry holds nothing else. */
  | {
      readonly kind: 'entry';
      readonly span: Span;
      readonly list: List;
      readonly entry: Span;
      readonly first: boolean;
      readonly alone: boolean;
    }
  /** A cell of a table; the head is row 0. */
  | { readonly kind: 'cell'; readonly span: Span; readonly row: number; readonly line: Span; readonly table: Span }
  /** The words below a picture. */
  | { readonly kind: 'caption'; readonly span: Span }
  | { readonly kind: 'note'; readonly span: Span };

/**
 * Words of an item that stand together in its file: a title, a paragraph, a cell. Every code unit of the text knows where it stands.
 */
export interface Unit {
  readonly kind: PassageKind;
  /** Level of a heading; null for every other kind. */
  readonly level: number | null;
  readonly holder: Holder;
  /** As printed: a line break is `\n`, the mark of a note its number. */
  readonly text: string;
  /** How each code unit is set and where it leads: see `Style`. */
  readonly styles: readonly string[];
  /** Where each code unit begins and ends in the file's text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether a code unit is a mark that the program numbers, which no edit may touch. */
  readonly fixed: readonly boolean[];
}

/** The units of an item in the order of its file, and what they can be found by. */
export interface Units {
  readonly source: Source;
  readonly title: Unit;
  readonly note: Unit | null;
  /** By the inline nodes they were made of. */
  readonly ofInlines: ReadonlyMap<readonly Inline[], Unit>;
  /** By the block of a picture. */
  readonly captions: ReadonlyMap<Block, Unit>;
  readonly all: readonly Unit[];
}

/**
 * Takes an item apart into the units that can be edited. Null when its passages are not those of its body, which no item without errors
 * comes to.
 */
export function unitsOf(draft: ItemDraft): Units | null {
  const source = new Source(draft.file, draft.text);
  const isField = ({ kind }: Passage) => kind === 'title' || kind === 'editors-note';
  const maker = new UnitMaker(
    source,
    draft.passages.filter((passage) => !isField(passage)),
  );
  const field = (key: 'title' | 'note', kind: PassageKind) => {
    const passage = draft.passages.find((one) => one.kind === kind);
    const place = draft.place(key);
    return passage === undefined || place === undefined ? null : maker.whole(passage, { kind: 'field', span: maker.span(place) });
  };
  try {
    const units = maker.units(draft.body, draft.notes);
    const [title, note] = [field('title', 'title'), field('note', 'editors-note')];
    return title === null ? null : { source, title, note, ...units, all: [title, ...(note === null ? [] : [note]), ...units.all] };
  } catch (error) {
    if (error instanceof Unlike) return null;
    throw error;
  }
}
