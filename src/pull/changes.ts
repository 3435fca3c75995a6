import type { Place } from '../model/place.ts';
import { alignLines, type Pairing } from './align.ts';
import { around, type LeftOut, type Reason } from './left-out.ts';
import { CELL, OBJECT, PARAGRAPH } from './marks.ts';
import type { Owner, PrintedLine } from './printed.ts';
import type { ReviewedLine } from './reviewed.ts';
import type { Unit } from './units.ts';
import { type Hunk, hunksOf } from './words.ts';

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
  | { readonly kind: 'remove'; readonly unit: Unit; readonly row: readonly Unit[]; readonly shown: Shown }
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
    const last = own.at(-1) ?? change;
    if (change !== first) return null;
    let text = '';
    let at = first.start;
    for (const each of own) {
      text += change.unit.text.slice(at, each.start) + each.text;
      at = each.end;
    }
    return { ...first, end: last.end, text, weight: '-'.repeat(text.length) };
  };
}

class Finder {
  readonly changes: Change[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly #base: readonly BaseLine[];
  readonly #edited: readonly ReviewedLine[];
  readonly #placeOf: PlaceOf;

  constructor(base: readonly BaseLine[], edited: readonly ReviewedLine[], placeOf: PlaceOf) {
    this.#base = base;
    this.#edited = edited;
    this.#placeOf = placeOf;
  }

  find({ start, end, newStart, newEnd }: Pairing): void {
    const [before, after] = [this.#base.slice(start, end), this.#edited.slice(newStart, newEnd)];
    if (before.length === 0) for (const line of after) this.#insert(start, line);
    else if (after.length === 0) for (const { printed } of before) this.#remove(printed);
    else this.#replace(before, after);
  }

  #replace(before: readonly BaseLine[], after: readonly ReviewedLine[]): void {
    const text = before.map(({ printed }) => printed.text).join(PARAGRAPH);
    const newText = after.map((line) => line.text).join(PARAGRAPH);
    const weight = after.map((line) => line.weight).join('-');
    const owners = before.flatMap(({ printed }, index): (Owner | null)[] =>
      index === 0 ? printed.owners.slice() : [null, ...printed.owners],
    );
    const empty = new Map<number, Unit>();
    let offset = 0;
    for (const { printed } of before) {
      for (const { unit, start } of printed.units) if (unit.text === '') empty.set(offset + start, unit);
      offset += printed.text.length + 1;
    }
    const hunks = hunksOf(text, newText);
    for (const hunk of hunks) this.#hunk(hunk, { text, newText, weight, owners, empty });
    const was = before.map(({ line }) => line.weight).join('-');
    this.#formatting({ text, was, weight, owners }, hunks);
    for (const words of after.flatMap(({ emphasised }) => emphasised)) {
      if (!before.some(({ line }) => line.emphasised.includes(words))) {
        this.#leave('emphasis', owners.find(isOwned)?.unit ?? null, words, words);
      }
    }
  }

  #hunk(hunk: Hunk, whole: Joined): void {
    const { text, newText, weight, owners, empty } = whole;
    const shown = { before: around(text, hunk.start, hunk.end), after: around(newText, hunk.newStart, hunk.newEnd) };
    const from = at(hunk, whole);
    const made = owners.slice(hunk.start, hunk.end).find((owner) => owner !== null && 'made' in owner);
    const words = tidy(newText.slice(hunk.newStart, hunk.newEnd), weight.slice(hunk.newStart, hunk.newEnd));
    const unit = from?.unit ?? empty.get(hunk.start);
    if (unit === undefined || (made !== undefined && 'made' in made)) {
      const near = made ?? owners[hunk.start] ?? owners[hunk.start - 1];
      const reason = near !== undefined && near !== null && 'made' in near ? near.made : 'lines';
      this.#leave(reason, unit ?? owners.find(isOwned)?.unit ?? null, shown.before, shown.after);
      return;
    }
    const last = hunk.end === hunk.start ? { unit, at: (from?.at ?? 0) - 1 } : endOf(hunk, owners);
    if (last === null) {
      this.#leave('lines', unit, shown.before, shown.after);
      return;
    }
    const problem = problemWith(words.text, unit, last.unit, owners.slice(hunk.start, hunk.end));
    if (problem !== null) {
      this.#leave(problem, unit, shown.before, shown.after);
      return;
    }
    const start = from?.at ?? 0;
    const trimmed = trimmedIn(words, start, last.unit, last.at + 1);
    if (trimmed.text === '' && hunk.start === hunk.end) return;
    this.changes.push({ kind: 'replace', unit, start, last: last.unit, end: last.at + 1, ...trimmed, shown });
  }

  /** Words that stayed and are bold now, or no longer. */
  #formatting(
    { text, was, weight, owners }: Pick<Joined, 'text' | 'weight' | 'owners'> & { readonly was: string },
    hunks: readonly Hunk[],
  ): void {
    let [at, newAt] = [0, 0];
    for (const hunk of [...hunks, { start: text.length, end: text.length, newStart: weight.length, newEnd: weight.length }]) {
      for (const { start, end } of differing(was.slice(at, hunk.start), weight.slice(newAt, hunk.newStart))) {
        const words = text.slice(at + start, at + end);
        if (words.trim() !== '') this.#leave('bold', owners.slice(at + start).find(isOwned)?.unit ?? null, words, words);
      }
      [at, newAt] = [hunk.end, hunk.newEnd];
    }
  }

  #remove({ units, owners, text, row }: PrintedLine): void {
    const [first] = units;
    const made = owners.find((owner) => 'made' in owner && owner.made !== 'cell');
    if (first === undefined || made !== undefined || (!row && units.length > 1)) {
      this.#leave(made !== undefined && 'made' in made ? made.made : 'lines', first?.unit ?? null, text, '');
    } else {
      this.changes.push({ kind: 'remove', unit: first.unit, row: units.map(({ unit }) => unit), shown: { before: text, after: '' } });
    }
  }

  #insert(at: number, line: ReviewedLine): void {
    const shown = { before: '', after: line.text };
    const [above, below] = [this.#base[at - 1]?.printed, this.#base[at]?.printed];
    const before = above?.units.at(-1)?.unit;
    const after = below?.units[0]?.unit;
    const isText = (unit: Unit | undefined): unit is Unit =>
      unit !== undefined && unit.holder.kind !== 'field' && unit.holder.kind !== 'note';
    if (isText(before) && above?.attribution !== true && !line.text.includes(OBJECT)) {
      this.changes.push({ kind: 'insert', unit: before, before: false, line, shown });
    } else if (before?.kind === 'title' && isText(after) && !line.text.includes(OBJECT)) {
      this.changes.push({ kind: 'insert', unit: after, before: true, line, shown });
    } else {
      const reason: Reason = line.text.includes(OBJECT) ? 'picture' : above?.attribution === true ? 'attribution' : 'lines';
      this.#leave(reason, before ?? after ?? null, '', line.text);
    }
  }

  #leave(reason: Reason, unit: Unit | null, before: string, after: string): void {
    this.leftOut.push({ reason, place: unit === null ? null : this.#placeOf(unit), before, after });
  }
}

interface Joined {
  readonly text: string;
  readonly newText: string;
  readonly weight: string;
  readonly owners: readonly (Owner | null)[];
  readonly empty: ReadonlyMap<number, Unit>;
}

/** Where in a unit a hunk begins: at its first character, or, where nothing is left out, beside the characters it stands between. */
function at(hunk: Hunk, { owners, weight }: Joined): { readonly unit: Unit; readonly at: number } | undefined {
  const [left, right] = [owners[hunk.start - 1], owners[hunk.start]];
  if (hunk.end > hunk.start) {
    // Words of a unit that was emptied before, or the separator behind one: it begins at the end of that.
    if (isOwned(right)) return right;
    return right === null && isOwned(left) ? { unit: left.unit, at: left.at + 1 } : undefined;
  }
  const after = isOwned(left) ? { unit: left.unit, at: left.at + 1 } : undefined;
  if (!isOwned(right)) return after;
  if (after === undefined || after.unit === right.unit) return right;
  // Between a title and the text that is run in with it.
  return weight[hunk.newStart] === weight[hunk.newStart - 1] && weight[hunk.newStart] !== weight[hunk.newEnd] ? after : right;
}

/** The last character of a hunk; one before the first of the next line where the hunk ends with what parts the two. */
function endOf({ end }: Hunk, owners: readonly (Owner | null)[]): { readonly unit: Unit; readonly at: number } | null {
  const [last, next] = [owners[end - 1], owners[end]];
  if (isOwned(last)) return last;
  return last === null && isOwned(next) ? { unit: next.unit, at: next.at - 1 } : null;
}

function isOwned(owner: Owner | null | undefined): owner is { readonly unit: Unit; readonly at: number } {
  return owner !== null && owner !== undefined && 'unit' in owner;
}

/** Characters that no word processor shows, and what it has for blanks. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const BLANK = /[\u00a0\u2002-\u200a\u202f\u205f\t]/;

/** Words as a file takes them: a blank for every kind of blank, nothing that is not seen, no blanks around a line break. */
function tidy(text: string, weight: string): { readonly text: string; readonly weight: string } {
  let [words, weights] = ['', ''];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (INVISIBLE.test(character)) continue;
    words += BLANK.test(character) ? ' ' : character;
    weights += weight[index] ?? '-';
  }
  return { text: words, weight: weights };
}

/** New words without the white space that an end of their paragraph does not have. */
function trimmedIn(words: { readonly text: string; readonly weight: string }, start: number, last: Unit, end: number) {
  const from = start === 0 ? words.text.length - words.text.trimStart().length : 0;
  const to = end === last.text.length ? words.text.trimEnd().length : words.text.length;
  return { text: words.text.slice(from, Math.max(from, to)), weight: words.weight.slice(from, Math.max(from, to)) };
}

/** Why words cannot stand in a unit, or those of two units become one. */
function problemWith(text: string, unit: Unit, last: Unit, owners: readonly (Owner | null)[]): Reason | null {
  if (text.includes(CELL)) return 'cell';
  if (text.includes(OBJECT)) return 'picture';
  if (owners.some((owner) => isOwned(owner) && owner.unit.fixed[owner.at])) return 'note';
  const kinds = [unit, last].map(({ holder, kind }) => (holder.kind === 'block' ? kind : holder.kind));
  const parted = text.includes(PARAGRAPH) || unit !== last;
  if (parted && !kinds.every((kind) => kind === 'paragraph' || kind === 'entry')) return 'lines';
  if (unit !== last && (kinds[0] !== kinds[1] || !sameList(unit, last))) return 'lines';
  const oneLine = kinds[0] !== 'paragraph' && kinds[0] !== 'entry';
  return oneLine && text.includes('\n') ? 'lines' : null;
}

function sameList({ holder: one }: Unit, { holder: other }: Unit): boolean {
  return one.kind !== 'entry' || (other.kind === 'entry' && one.list === other.list);
}

function differing(one: string, other: string): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    if (one[at] === other[at]) continue;
    const last = spans.at(-1);
    if (last?.end === at) last.end = at + 1;
    else spans.push({ start: at, end: at + 1 });
  }
  return spans;
}
