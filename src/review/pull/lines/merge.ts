import { around } from '../changes/left-out.ts';
import type { ReviewedLine } from '../docx/read.ts';
import { alignLines, type Pairing } from './align.ts';
import { type Hunk, hunksOf } from './words.ts';

/** An item's lines as people edited them, on top of what its file has become meanwhile. */
export interface Merged {
  readonly lines: readonly ReviewedLine[];
  /** Places that both changed; the file's own words stand there. */
  readonly conflicts: readonly { readonly line: number; readonly before: string; readonly after: string }[];
}

/**
 * Brings an item's edited lines onto the lines its file prints now, when the file has changed since the document was made.
 *
 * @param base the lines the document was made with
 */
export function mergeLines(base: readonly ReviewedLine[], now: readonly ReviewedLine[], edited: readonly ReviewedLine[]): Merged {
  const lines: ReviewedLine[] = [];
  const conflicts: { readonly line: number; readonly before: string; readonly after: string }[] = [];
  for (const { mine, theirs } of regions(alignLines(base, now, true), alignLines(base, edited, true))) {
    const [old, own, other] = [
      base.slice(mine.start, mine.end),
      now.slice(mine.newStart, mine.newEnd),
      edited.slice(theirs.newStart, theirs.newEnd),
    ];
    if (same(own, old)) lines.push(...other);
    else if (same(other, old) || same(own, other)) lines.push(...own);
    else {
      const [only, line, change] = [old[0], own[0], other[0]];
      const isOne = old.length === 1 && own.length === 1 && other.length === 1;
      const words = isOne && only !== undefined && line !== undefined && change !== undefined ? mergeWords(only, line, change) : null;
      if (words !== null) lines.push(words);
      else {
        conflicts.push({ line: Math.min(mine.newStart, Math.max(0, now.length - 1)), before: shown(own, old), after: shown(other, old) });
        lines.push(...own);
      }
    }
  }
  return { lines, conflicts };
}

/** The smallest stretches of the base that both sides have a counterpart of. */
function* regions(mine: readonly Pairing[], theirs: readonly Pairing[]): Generator<{ readonly mine: Pairing; readonly theirs: Pairing }> {
  let [i, j] = [0, 0];
  /** Where the next lines of each begin. */
  let [ownAt, otherAt] = [0, 0];
  while (i < mine.length || j < theirs.length) {
    const own = mine[i];
    const other = theirs[j];
    // What one of them added between two lines stands by itself.
    if (own !== undefined && own.start === own.end && (other === undefined || other.start >= own.start)) {
      const added = other !== undefined && other.start === other.end && other.start === own.start;
      const here = added ? other : { start: own.start, end: own.end, newStart: otherAt, newEnd: otherAt };
      yield { mine: own, theirs: here };
      [ownAt, otherAt] = [own.newEnd, here.newEnd];
      i += 1;
      if (added) j += 1;
      continue;
    }
    if (other !== undefined && other.start === other.end && (own === undefined || own.start >= other.start)) {
      yield { mine: { start: other.start, end: other.end, newStart: ownAt, newEnd: ownAt }, theirs: other };
      otherAt = other.newEnd;
      j += 1;
      continue;
    }
    // Both go through all lines of the base, so that neither ends before the other.
    let [one, two] = [own, other] as [Pairing, Pairing];
    while (one.end !== two.end) {
      if (one.end < two.end) {
        i += 1;
        one = longer(one, mine[i] as Pairing);
      } else {
        j += 1;
        two = longer(two, theirs[j] as Pairing);
      }
    }
    yield { mine: one, theirs: two };
    [ownAt, otherAt] = [one.newEnd, two.newEnd];
    i += 1;
    j += 1;
  }
}

/** A stretch and the one behind it. */
function longer(one: Pairing, { end, newEnd }: Pairing): Pairing {
  return { ...one, end, newEnd };
}

function same(one: readonly ReviewedLine[], other: readonly ReviewedLine[]): boolean {
  return one.length === other.length && one.every((line, at) => line.text === other[at]?.text && line.row === other[at]?.row);
}

/** One line that both changed, at different words; null where they touch. */
function mergeWords(base: ReviewedLine, now: ReviewedLine, edited: ReviewedLine): ReviewedLine | null {
  const own = hunksOf(base.text, now.text).map((hunk) => ({ hunk, from: now }));
  const other = hunksOf(base.text, edited.text).map((hunk) => ({ hunk, from: edited }));
  const all = [...own, ...other].sort((a, b) => a.hunk.start - b.hunk.start || a.hunk.end - b.hunk.end);
  let [text, weight, at] = ['', '', 0];
  let last: { readonly hunk: Hunk; readonly from: ReviewedLine } | null = null;
  for (const each of all) {
    const { hunk, from } = each;
    if (last !== null && last.from !== from && hunk.start <= last.hunk.end) return null;
    text += base.text.slice(at, hunk.start) + from.text.slice(hunk.newStart, hunk.newEnd);
    weight += base.weight.slice(at, hunk.start) + from.weight.slice(hunk.newStart, hunk.newEnd);
    at = hunk.end;
    last = each;
  }
  return { ...edited, text: text + base.text.slice(at), weight: weight + base.weight.slice(at) };
}

/** What one side made of a stretch, on one line. */
function shown(lines: readonly ReviewedLine[], base: readonly ReviewedLine[]): string {
  const [text, old] = [lines, base].map((some) => some.map((line) => line.text).join('\n')) as [string, string];
  const hunks = hunksOf(old, text);
  return around(text, hunks[0]?.newStart ?? 0, hunks.at(-1)?.newEnd ?? text.length);
}
