import type { Place } from '../../../model/place.ts';
import type { ReviewedLine } from '../docx/read.ts';
import type { PrintedLine } from '../item/printed.ts';
import type { Unit } from '../item/units.ts';
import { alignLines } from '../lines/align.ts';
import { Finder } from './finder.ts';
import type { LeftOut } from './left-out.ts';

/** A change of an item's file that a change of its printed lines comes to. */
export type Change =
  /** Words for words. Those of two units make one of them; a `PARAGRAPH` in the new words parts one into two. */
  | {
      readonly kind: 'replace';
      readonly unit: Unit;
      readonly start: number;
      /** The unit in which the words end. */
      readonly last: Unit;
      readonly end: number;
      readonly text: string;
      readonly weight: string;
      readonly shown: Shown;
    }
  /** A line as a whole: a paragraph, or the units of a row from the first to the last. */
  | { readonly kind: 'remove'; readonly unit: Unit; readonly last: Unit; readonly shown: Shown }
  /** New lines behind a unit, or before it where nothing stands before it in the body. */
  | { readonly kind: 'insert'; readonly unit: Unit; readonly before: boolean; readonly line: ReviewedLine; readonly shown: Shown };

/** How a change is told when it cannot be made. */
export interface Shown {
  readonly before: string;
  readonly after: string;
}

/** A line of the base: as the program prints it, and as it stands in the document, which tells its weight. */
export interface BaseLine {
  readonly printed: PrintedLine;
  readonly line: ReviewedLine;
}

/** What became of an item's lines: changes of its file, and what can be none. */
export interface Changes {
  readonly changes: readonly Change[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * What the changes of an item's lines come to.
 *
 * @param placeOf place of a unit's characters in its file
 */
export function changesOf(base: readonly BaseLine[], edited: readonly ReviewedLine[], placeOf: PlaceOf): Changes {
  const finder = new Finder(base, edited, placeOf);
  for (const pairing of alignLines(
    base.map(({ line }) => line),
    edited,
    true,
  )) {
    finder.find(pairing);
  }
  return { changes: finder.changes.map(wholeFields(finder.changes)).filter((change) => change !== null), leftOut: finder.leftOut };
}

export type PlaceOf = (unit: Unit, start?: number, end?: number) => Place;

/** Changes of one field are one change: it may have to be quoted anew. */
function wholeFields(all: readonly Change[]): (change: Change) => Change | null {
  return (change) => {
    if (change.kind !== 'replace' || change.unit.holder.kind !== 'field') return change;
    const own = all.filter((other): other is typeof change => other.kind === 'replace' && other.unit === change.unit);
    const [first = change] = own;
    if (change !== first) return null;
    let text = '';
    let at = first.start;
    for (const each of own) {
      text += change.unit.text.slice(at, each.start) + each.text;
      at = each.end;
    }
    return { ...first, end: at, text, weight: '-'.repeat(text.length) };
  };
}
