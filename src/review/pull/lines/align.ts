import { diffArrays } from 'diff';
import { contained, similarity } from './words.ts';

/** Lines of one text that became lines of another: how many from where; one side may be none. */
export interface Pairing {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** What is compared of a line: rows of tables are like rows alone. A heading is one by its style. */
export interface Comparable {
  readonly text: string;
  readonly row: boolean;
  readonly heading: number | null;
}

/** Lines that may differ before two texts are taken as wholly different. */
const MOST_CHANGES = 2_000;
/** Characters that are compared, all pairs of lines taken together, between two lines that are the same. */
const MOST_CHARACTERS = 6_000_000;
/** Below it, a line is another line and not the same one, edited. */
const ALIKE = 0.3;
/** What a line without counterpart costs, and what parting or joining costs, where two lines that have nothing in common cost 1. */
const ALONE = 0.5;
const PARTED = 0.15;
/** What a line that was written anew in its place costs: a little less than one left out and one added. */
const ANEW = 0.95;

/**
 * Which lines became which, in order: the same, one edited, one parted in two or three, two or three joined, and those added or left out.
 * What cannot be told is left out and added.
 *
 * @param anew whether a line that has nothing in common with the one in whose place it stands is that one, written anew
 */
export function alignLines(before: readonly Comparable[], after: readonly Comparable[], anew: boolean): readonly Pairing[] {
  const keys = (lines: readonly Comparable[]) => lines.map(({ text, row }) => `${row ? 'r' : 'p'}${text}`);
  const parts = diffArrays(keys(before), keys(after), { maxEditLength: MOST_CHANGES });
  if (parts === undefined) return gap({ start: 0, end: before.length, newStart: 0, newEnd: after.length }, before, after, anew);
  const result: Pairing[] = [];
  let open: Pairing = { start: 0, end: 0, newStart: 0, newEnd: 0 };
  for (const { count, added, removed } of parts) {
    if (added) open = { ...open, newEnd: open.newEnd + count };
    else if (removed) open = { ...open, end: open.end + count };
    else {
      result.push(...gap(open, before, after, anew));
      for (let index = 0; index < count; index += 1) {
        result.push({ start: open.end + index, end: open.end + index + 1, newStart: open.newEnd + index, newEnd: open.newEnd + index + 1 });
      }
      open = { start: open.end + count, end: open.end + count, newStart: open.newEnd + count, newEnd: open.newEnd + count };
    }
  }
  return [...result, ...gap(open, before, after, anew)];
}

/** The lines between two that are the same, by the cheapest way to make one text of the other. */
function gap(range: Pairing, before: readonly Comparable[], after: readonly Comparable[], anew: boolean): readonly Pairing[] {
  const [old, now] = [before.slice(range.start, range.end), after.slice(range.newStart, range.newEnd)];
  const effort = lengthOf(old) * now.length + lengthOf(now) * old.length;
  const steps = effort > MOST_CHARACTERS ? apart(old.length, now.length) : cheapest(old, now, anew);
  return steps.map(({ start, end, newStart, newEnd }) => ({
    start: start + range.start,
    end: end + range.start,
    newStart: newStart + range.newStart,
    newEnd: newEnd + range.newStart,
  }));
}

function lengthOf(lines: readonly Comparable[]): number {
  return lines.reduce((sum, { text }) => sum + text.length + 1, 0);
}

/** All left out, all added. */
function apart(old: number, now: number): readonly Pairing[] {
  return [
    ...Array.from({ length: old }, (_, at) => ({ start: at, end: at + 1, newStart: 0, newEnd: 0 })),
    ...Array.from({ length: now }, (_, at) => ({ start: old, end: old, newStart: at, newEnd: at + 1 })),
  ];
}

function cheapest(old: readonly Comparable[], now: readonly Comparable[], anew: boolean): readonly Pairing[] {
  const width = now.length + 1;
  const costs = new Float64Array((old.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const moves: (readonly [number, number])[] = [];
  costs[0] = 0;
  for (let i = 0; i <= old.length; i += 1) {
    for (let j = 0; j <= now.length; j += 1) {
      const here = costs[i * width + j] as number;
      const move = (taken: number, given: number, cost: number) => {
        if (i + taken > old.length || j + given > now.length) return;
        const to = (i + taken) * width + j + given;
        if (here + cost >= (costs[to] as number)) return;
        costs[to] = here + cost;
        moves[to] = [taken, given];
      };
      move(1, 0, ALONE);
      move(0, 1, ALONE);
      for (const [taken, given] of SHAPES) {
        if (i + taken > old.length || j + given > now.length) continue;
        const alike = likeness(old.slice(i, i + taken), now.slice(j, j + given));
        if (alike >= ALIKE) move(taken, given, 1 - alike + (taken === given ? 0 : PARTED));
        else if (anew && taken === given && old[i]?.row === now[j]?.row) move(taken, given, ANEW);
      }
    }
  }
  const result: Pairing[] = [];
  for (let [i, j] = [old.length, now.length]; i > 0 || j > 0; ) {
    const [taken, given] = moves[i * width + j] as readonly [number, number];
    result.unshift({ start: i - taken, end: i, newStart: j - given, newEnd: j });
    i -= taken;
    j -= given;
  }
  return result;
}

/** How many lines may become how many. */
const SHAPES: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
];

function likeness(old: readonly Comparable[], now: readonly Comparable[]): number {
  const [first] = old;
  if ([...old, ...now].some(({ row }) => row !== first?.row)) return 0;
  const [one, other] = [old, now].map((lines) => lines.map(({ text }) => text).join('')) as [string, string];
  if (old.length + now.length > 2) {
    // Headings and rows are not parted, and what a line was parted into is of that line.
    const several = old.length > 1 ? old : now;
    const single = old.length > 1 ? other : one;
    const isText = [...old, ...now].every(({ row, heading }) => !row && heading === null);
    if (!isText || several.some(({ text }) => contained(text, single) < ALIKE)) return 0;
  }
  // Two texts have no more in common than the shorter has.
  return (2 * Math.min(one.length, other.length)) / (one.length + other.length) < ALIKE ? 0 : similarity(one, other);
}
