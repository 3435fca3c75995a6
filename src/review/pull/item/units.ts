import type { Block, Inline, List } from '../../../model/body.ts';
import type { PassageKind, Span } from '../../../model/passage.ts';
import type { Source } from '../../../model/source.ts';

/** The construct that contains a unit in its file. It decides how the unit as a whole can be removed, split or followed by another. */
export type Container =
  /** A field of the front matter. */
  | { readonly kind: 'field'; readonly span: Span }
  /** A paragraph or heading of the body. */
  | { readonly kind: 'block'; readonly span: Span }
  /** A paragraph of a list entry. */
  | {
      readonly kind: 'entry';
      readonly span: Span;
      readonly list: List;
      /** Span of the entry. */
      readonly entry: Span;
      /** Whether this is the first paragraph of the entry. */
      readonly first: boolean;
      /** Whether the entry contains nothing else. */
      readonly alone: boolean;
    }
  /** A table cell, with the span of its row's line. The head is row 0. */
  | { readonly kind: 'cell'; readonly span: Span; readonly row: number; readonly line: Span; readonly table: Span }
  /** The caption of a picture. */
  | { readonly kind: 'caption'; readonly span: Span }
  /** The text of a note. */
  | { readonly kind: 'note'; readonly span: Span };

/** How a character of a file is marked up. */
export interface TextStyle {
  readonly bold: boolean;
  /** Target of the link that contains it. */
  readonly href: string | null;
}

export function isSameStyle(one: TextStyle | undefined, other: TextStyle | undefined): boolean {
  return one !== undefined && other !== undefined && one.bold === other.bold && one.href === other.href;
}

/** A contiguous text of an item: a title, a paragraph, a cell. The arrays have one element for each UTF-16 code unit of `text`. */
export interface Unit {
  readonly kind: PassageKind;
  /** Level of a heading; null for every other kind. */
  readonly level: number | null;
  readonly container: Container;
  /** As printed: a line break is `\n`, a note mark its number. */
  readonly text: string;
  readonly styles: readonly TextStyle[];
  /** Offsets in the decoded file. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether the code unit belongs to a note mark, which the program numbers and no edit may touch. */
  readonly fixed: readonly boolean[];
}

/** The units of an item in file order. */
export interface ItemUnits {
  readonly source: Source;
  readonly title: Unit;
  readonly note: Unit | null;
  /** Units by the inline nodes that they were made from. */
  readonly ofInlines: ReadonlyMap<readonly Inline[], Unit>;
  /** Captions by the block of their picture. */
  readonly captions: ReadonlyMap<Block, Unit>;
  readonly all: readonly Unit[];
}
