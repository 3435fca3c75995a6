import { cutExcerpt } from '../changes/left-out.ts';
import type { ReviewedLine } from '../docx/reviewed.ts';
import { join, slice, type WeightedText } from '../weighted-text.ts';
import { alignLines, type Pairing } from './align.ts';
import { findHunks, type Hunk } from './words.ts';

/** The result of a three-way merge. */
export interface MergedLines {
  readonly lines: readonly ReviewedLine[];
  /** Places that both sides changed, where the file's own words were kept. */
  readonly conflicts: readonly Conflict[];
}

interface Conflict {
  /** Index of the line as the file prints it now. */
  readonly line: number;
  /** The file's words, and those of the document. */
  readonly before: string;
  readonly after: string;
}

/**
 * Merges an item's edited lines with the lines that its file prints now.
 *
 * @param base the lines that the document was built with
 */
export function mergeLines(base: readonly ReviewedLine[], current: readonly ReviewedLine[], edited: readonly ReviewedLine[]): MergedLines {
  const lines: ReviewedLine[] = [];
  const conflicts: Conflict[] = [];
  const align = (side: readonly ReviewedLine[]) => alignLines(base, side, { allowRewrites: true });
  for (const { own, other } of findRegions(align(current), align(edited))) {
    const old = base.slice(own.start, own.end);
    const mine = current.slice(own.newStart, own.newEnd);
    const theirs = edited.slice(other.newStart, other.newEnd);
    if (isSame(mine, old)) {
      lines.push(...theirs);
      continue;
    }
    const merged = isSame(theirs, old) || isSame(mine, theirs) ? mine : mergeSingleLine(old, mine, theirs);
    lines.push(...(merged ?? mine));
    if (merged !== null) continue;
    const line = Math.min(own.newStart, Math.max(0, current.length - 1));
    conflicts.push({ line, before: excerptChanges(mine, old), after: excerptChanges(theirs, old) });
  }
  return { lines, conflicts };
}

/** A region of the base and its counterparts: `own` in the file, `other` in the document. */
interface Region {
  readonly own: Pairing;
  readonly other: Pairing;
}

/** Yields the smallest regions of the base that both alignments have as a whole. */
function* findRegions(mine: readonly Pairing[], theirs: readonly Pairing[]): Generator<Region> {
  let [i, j] = [0, 0];
  /** Where the lines behind the last region begin on either side. */
  let [ownAt, otherAt] = [0, 0];
  while (i < mine.length || j < theirs.length) {
    const own = mine[i];
    const other = theirs[j];
    // Lines that one side added are a region of their own.
    if (own !== undefined && isAddition(own) && (other === undefined || other.start >= own.start)) {
      const bothAdded = other !== undefined && isAddition(other) && other.start === own.start;
      const counterpart = bothAdded ? other : { start: own.start, end: own.end, newStart: otherAt, newEnd: otherAt };
      yield { own, other: counterpart };
      [ownAt, otherAt] = [own.newEnd, counterpart.newEnd];
      i += 1;
      if (bothAdded) j += 1;
      continue;
    }
    if (other !== undefined && isAddition(other) && (own === undefined || own.start >= other.start)) {
      yield { own: { start: other.start, end: other.end, newStart: ownAt, newEnd: ownAt }, other };
      otherAt = other.newEnd;
      j += 1;
      continue;
    }
    // Both alignments cover every line of the base, so neither ends before the other.
    let [ownRange, otherRange] = [own, other] as [Pairing, Pairing];
    while (ownRange.end !== otherRange.end) {
      if (ownRange.end < otherRange.end) {
        i += 1;
        ownRange = extend(ownRange, mine[i] as Pairing);
      } else {
        j += 1;
        otherRange = extend(otherRange, theirs[j] as Pairing);
      }
    }
    yield { own: ownRange, other: otherRange };
    [ownAt, otherAt] = [ownRange.newEnd, otherRange.newEnd];
    i += 1;
    j += 1;
  }
}

function isAddition({ start, end }: Pairing): boolean {
  return start === end;
}

function extend(one: Pairing, { end, newEnd }: Pairing): Pairing {
  return { ...one, end, newEnd };
}

function isSame(one: readonly ReviewedLine[], other: readonly ReviewedLine[]): boolean {
  return one.length === other.length && one.every((line, at) => line.text === other[at]?.text && line.row === other[at]?.row);
}

/** Merges one line that both sides changed; null when there are several, or the two changes touch. */
function mergeSingleLine(
  [base, ...moreBase]: readonly ReviewedLine[],
  [mine, ...moreMine]: readonly ReviewedLine[],
  [theirs, ...moreTheirs]: readonly ReviewedLine[],
): readonly ReviewedLine[] | null {
  if (base === undefined || mine === undefined || theirs === undefined) return null;
  if (moreBase.length > 0 || moreMine.length > 0 || moreTheirs.length > 0) return null;
  const findOwn = (from: ReviewedLine) => findHunks(base.text, from.text).map((hunk) => ({ hunk, from }));
  const all = [...findOwn(mine), ...findOwn(theirs)].sort((a, b) => a.hunk.start - b.hunk.start || a.hunk.end - b.hunk.end);
  const parts: WeightedText[] = [];
  let at = 0;
  let last: { readonly hunk: Hunk; readonly from: ReviewedLine } | null = null;
  for (const each of all) {
    const { hunk, from } = each;
    if (last !== null && last.from !== from && hunk.start <= last.hunk.end) return null;
    parts.push(slice(base, at, hunk.start), slice(from, hunk.newStart, hunk.newEnd));
    at = hunk.end;
    last = each;
  }
  return [{ ...theirs, ...join([...parts, slice(base, at)]) }];
}

/** Returns the changed words of one side, with some context. */
function excerptChanges(lines: readonly ReviewedLine[], base: readonly ReviewedLine[]): string {
  const toText = (some: readonly ReviewedLine[]) => some.map((line) => line.text).join('\n');
  const text = toText(lines);
  const hunks = findHunks(toText(base), text);
  return cutExcerpt(text, hunks[0]?.newStart ?? 0, hunks.at(-1)?.newEnd ?? text.length);
}
