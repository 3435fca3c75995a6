import type { ReviewedLine } from '../docx/read.ts';
import { isMade, isOwned, type Owner, type PrintedLine } from '../item/printed.ts';
import type { Unit } from '../item/units.ts';
import type { Pairing } from '../lines/align.ts';
import { type Hunk, hunksOf } from '../lines/words.ts';
import { OBJECT, PARAGRAPH } from '../marks.ts';
import type { BaseLine, Change, PlaceOf } from './changes.ts';
import { around, type LeftOut, type Reason } from './left-out.ts';
import { differing, problemWith, tidy, trimmedIn } from './new-words.ts';

/** Finds what the changes of an item's lines come to, pairing by pairing in their order. */
export class Finder {
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
    const made = owners.slice(hunk.start, hunk.end).find(isMade);
    const words = tidy({ text: newText.slice(hunk.newStart, hunk.newEnd), weight: weight.slice(hunk.newStart, hunk.newEnd) });
    const unit = from?.unit ?? empty.get(hunk.start);
    if (unit === undefined || made !== undefined) {
      const near = made ?? owners[hunk.start] ?? owners[hunk.start - 1];
      this.#leave(isMade(near) ? near.made : 'lines', unit ?? owners.find(isOwned)?.unit ?? null, shown.before, shown.after);
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
    const [first, last] = [units[0], units.at(-1)];
    const made = owners.find((owner) => isMade(owner) && owner.made !== 'cell');
    if (first === undefined || last === undefined || made !== undefined || (!row && units.length > 1)) {
      this.#leave(isMade(made) ? made.made : 'lines', first?.unit ?? null, text, '');
    } else {
      this.changes.push({ kind: 'remove', unit: first.unit, last: last.unit, shown: { before: text, after: '' } });
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
      this.#leave(line.text.includes(OBJECT) ? 'picture' : 'lines', before ?? after ?? null, '', line.text);
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
