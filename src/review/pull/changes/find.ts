import type { Place } from '../../../model/place.ts';
import type { ReviewedLine } from '../docx/reviewed.ts';
import { isAuthored, isGenerated, type Origin, type PrintedLine, type UnitPosition } from '../item/printed.ts';
import type { Unit } from '../item/units.ts';
import { alignLines, type Pairing } from '../lines/align.ts';
import { findHunks, type Hunk } from '../lines/words.ts';
import { OBJECT, PARAGRAPH } from '../separators.ts';
import { join, slice, toPlain, type WeightedText } from '../weighted-text.ts';
import type { Change, Replacement } from './change.ts';
import { cutExcerpt, type LeftOutChange, type Reason } from './left-out.ts';
import { findBoldChanges, findObstacle, normalizeWords, trimAtEdges } from './new-words.ts';

/** A line of an item as the program prints it, and the same line read from the DOCX, which has the weights. */
export interface BaseLine {
  readonly printed: PrintedLine;
  readonly line: ReviewedLine;
}

/** The changes of an item, and those that its file cannot express. */
export interface FoundChanges {
  readonly changes: readonly Change[];
  readonly leftOut: readonly LeftOutChange[];
}

/** Returns the place of a range of a unit in its file; the whole unit by default. */
export type PlaceOf = (unit: Unit, start?: number, end?: number) => Place;

/** Finds the changes in an item's file that turn its printed lines into the edited ones. */
export function findChanges(base: readonly BaseLine[], edited: readonly ReviewedLine[], placeOf: PlaceOf): FoundChanges {
  const finder = new ChangeFinder(base, edited, placeOf);
  const before = base.map(({ line }) => line);
  for (const pairing of alignLines(before, edited, { allowRewrites: true })) finder.visit(pairing);
  return { changes: mergeFieldChanges(finder.changes), leftOut: finder.leftOut };
}

/** Merges the replacements in each field of the front matter into one, since its value may have to be quoted anew. */
function mergeFieldChanges(changes: readonly Change[]): readonly Change[] {
  const isFieldChange = (change: Change): change is Replacement => change.kind === 'replace' && change.unit.container.kind === 'field';
  return changes.flatMap((change): readonly Change[] => {
    if (!isFieldChange(change)) return [change];
    const own = changes.filter(isFieldChange).filter(({ unit }) => unit === change.unit);
    const [first = change] = own;
    if (change !== first) return [];
    let text = '';
    let at = first.start;
    for (const { start, end, words } of own) {
      text += change.unit.text.slice(at, start) + words.text;
      at = end;
    }
    return [{ ...first, end: at, words: toPlain(text) }];
  });
}

/** The lines of a pairing, each side joined to one text. */
interface JoinedLines {
  readonly before: WeightedText;
  readonly after: WeightedText;
  /** One for each code unit of `before`. */
  readonly origins: readonly Origin[];
  /** Empty units by their offset in `before`. */
  readonly emptyUnits: ReadonlyMap<number, Unit>;
}

/** Collects the changes of an item's lines, pairing by pairing. */
class ChangeFinder {
  readonly changes: Change[] = [];
  readonly leftOut: LeftOutChange[] = [];
  readonly #base: readonly BaseLine[];
  readonly #edited: readonly ReviewedLine[];
  readonly #placeOf: PlaceOf;

  constructor(base: readonly BaseLine[], edited: readonly ReviewedLine[], placeOf: PlaceOf) {
    this.#base = base;
    this.#edited = edited;
    this.#placeOf = placeOf;
  }

  visit({ start, end, newStart, newEnd }: Pairing): void {
    const before = this.#base.slice(start, end);
    const after = this.#edited.slice(newStart, newEnd);
    if (before.length === 0) for (const line of after) this.#insert(start, line);
    else if (after.length === 0) for (const { printed } of before) this.#remove(printed);
    else this.#compare(before, after);
  }

  #compare(before: readonly BaseLine[], after: readonly ReviewedLine[]): void {
    const joined = joinLines(before, after);
    const hunks = findHunks(joined.before.text, joined.after.text);
    for (const hunk of hunks) this.#replace(hunk, joined);
    this.#reportBold(hunks, joined);
    this.#reportEmphasis(before, after, joined);
  }

  #replace(hunk: Hunk, { before, after, origins, emptyUnits }: JoinedLines): void {
    const shown = { before: cutExcerpt(before.text, hunk.start, hunk.end), after: cutExcerpt(after.text, hunk.newStart, hunk.newEnd) };
    const replaced = origins.slice(hunk.start, hunk.end);
    const position = findStart(hunk, origins, after);
    const unit = position?.unit ?? emptyUnits.get(hunk.start);
    const generated = replaced.find(isGenerated);
    if (unit === undefined || generated !== undefined) {
      const nearest = generated ?? origins[hunk.start] ?? origins[hunk.start - 1];
      const reason = isGenerated(nearest) ? nearest.generated : 'lines';
      this.#leaveOut(reason, unit ?? origins.find(isAuthored)?.unit ?? null, shown);
      return;
    }
    const start = position?.at ?? 0;
    const last = hunk.end === hunk.start ? { unit, at: start - 1 } : findEnd(hunk, origins);
    const words = normalizeWords(slice(after, hunk.newStart, hunk.newEnd));
    const obstacle = last === null ? 'lines' : findObstacle(words.text, unit, last.unit, replaced);
    if (last === null || obstacle !== null) {
      this.#leaveOut(obstacle ?? 'lines', unit, shown);
      return;
    }
    const end = last.at + 1;
    const trimmed = trimAtEdges(words, start, last.unit, end);
    if (trimmed.text === '' && hunk.start === hunk.end) return;
    this.changes.push({ kind: 'replace', unit, start, last: last.unit, end, words: trimmed, shown });
  }

  /** Reports kept words that became bold, or no longer are. */
  #reportBold(hunks: readonly Hunk[], { before, after, origins }: JoinedLines): void {
    let [at, newAt] = [0, 0];
    const rest = { start: before.text.length, end: before.text.length, newStart: after.text.length, newEnd: after.text.length };
    for (const hunk of [...hunks, rest]) {
      for (const { start, end } of findBoldChanges(before.weights.slice(at, hunk.start), after.weights.slice(newAt, hunk.newStart))) {
        const words = before.text.slice(at + start, at + end);
        if (words.trim() === '') continue;
        this.#leaveOut('bold', origins.slice(at + start).find(isAuthored)?.unit ?? null, { before: words, after: words });
      }
      [at, newAt] = [hunk.end, hunk.newEnd];
    }
  }

  /** Reports words that were underlined, slanted, struck or highlighted. */
  #reportEmphasis(before: readonly BaseLine[], after: readonly ReviewedLine[], { origins }: JoinedLines): void {
    for (const words of after.flatMap(({ emphasized }) => emphasized)) {
      if (before.some(({ line }) => line.emphasized.includes(words))) continue;
      this.#leaveOut('emphasis', origins.find(isAuthored)?.unit ?? null, { before: words, after: words });
    }
  }

  #remove({ units, origins, text, row }: PrintedLine): void {
    const shown = { before: text, after: '' };
    const [first, last] = [units[0], units.at(-1)];
    const generated = origins.filter(isGenerated).find((origin) => origin.generated !== 'cell');
    const isRemovable = generated === undefined && (row || units.length === 1);
    if (first === undefined || last === undefined || !isRemovable) {
      this.#leaveOut(generated?.generated ?? 'lines', first?.unit ?? null, shown);
      return;
    }
    this.changes.push({ kind: 'remove', unit: first.unit, last: last.unit, shown });
  }

  #insert(at: number, line: ReviewedLine): void {
    const shown = { before: '', after: line.text };
    const [above, below] = [this.#base[at - 1]?.printed, this.#base[at]?.printed];
    const before = above?.units.at(-1)?.unit;
    const after = below?.units[0]?.unit;
    if (line.text.includes(OBJECT)) this.#leaveOut('picture', before ?? after ?? null, shown);
    else if (isBodyUnit(before) && above?.hasAttribution !== true) {
      this.changes.push({ kind: 'insert', unit: before, before: false, line, shown });
    } else if (before?.kind === 'title' && isBodyUnit(after)) {
      this.changes.push({ kind: 'insert', unit: after, before: true, line, shown });
    } else this.#leaveOut('lines', before ?? after ?? null, shown);
  }

  #leaveOut(reason: Reason, unit: Unit | null, shown: Pick<LeftOutChange, 'before' | 'after'>): void {
    this.leftOut.push({ reason, place: unit === null ? null : this.#placeOf(unit), ...shown });
  }
}

function isBodyUnit(unit: Unit | undefined): unit is Unit {
  return unit !== undefined && unit.container.kind !== 'field' && unit.container.kind !== 'note';
}

function joinLines(before: readonly BaseLine[], after: readonly ReviewedLine[]): JoinedLines {
  const origins: Origin[] = [];
  const emptyUnits = new Map<number, Unit>();
  for (const [index, { printed }] of before.entries()) {
    if (index > 0) origins.push(null);
    for (const { unit, start } of printed.units) if (unit.text === '') emptyUnits.set(origins.length + start, unit);
    origins.push(...printed.origins);
  }
  const lines = before.map(({ line, printed }) => ({ text: printed.text, weights: line.weights }));
  return { before: join(lines, PARAGRAPH), after: join(after, PARAGRAPH), origins, emptyUnits };
}

/** Finds where the words of a hunk begin in a file. A hunk that only adds words begins next to one of the characters beside it. */
function findStart(hunk: Hunk, origins: readonly Origin[], { weights }: WeightedText): UnitPosition | undefined {
  const [left, right] = [origins[hunk.start - 1], origins[hunk.start]];
  const behindLeft = isAuthored(left) ? { unit: left.unit, at: left.at + 1 } : undefined;
  if (hunk.end > hunk.start) {
    // A hunk that begins with a separator begins at the end of the unit before it.
    return isAuthored(right) ? right : right === null ? behindLeft : undefined;
  }
  if (!isAuthored(right)) return behindLeft;
  if (behindLeft === undefined || behindLeft.unit === right.unit) return right;
  // Between a title and the text run in behind it, the weight tells which of the two was extended.
  const extendsLeft = weights[hunk.newStart] === weights[hunk.newStart - 1] && weights[hunk.newStart] !== weights[hunk.newEnd];
  return extendsLeft ? behindLeft : right;
}

/** Finds the last character of a hunk. If it ends with a separator, that is one before the first character of the next line. */
function findEnd({ end }: Hunk, origins: readonly Origin[]): UnitPosition | null {
  const [last, next] = [origins[end - 1], origins[end]];
  if (isAuthored(last)) return last;
  return last === null && isAuthored(next) ? { unit: next.unit, at: next.at - 1 } : null;
}
