import { diffArrays } from 'diff';
import { measureContainment, measureSimilarity } from './words.ts';

/** Ranges of lines of two texts that correspond. One side may be empty: the lines were added or removed. Ends are exclusive. */
export interface Pairing {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** What is compared of a line. A row matches only a row. */
export interface Comparable {
  readonly text: string;
  readonly row: boolean;
  readonly heading: number | null;
}

/** More changed lines than this are not aligned: the two texts count as wholly different. */
const MAX_CHANGED_LINES = 2_000;
/** Bound on the work between two equal lines: the characters of all pairs of lines that would be compared. */
const MAX_COMPARED_CHARACTERS = 6_000_000;
/** Lines less similar than this are not versions of each other. */
const MIN_SIMILARITY = 0.3;

/** Costs of an alignment. A pair of lines costs 1 minus its similarity. */
const cost = {
  /** A line that was added or removed. */
  unpaired: 0.5,
  /** Splitting or joining, on top of the dissimilarity. */
  regrouped: 0.15,
  /** A line rewritten in place: slightly cheaper than one removed and one added. */
  rewritten: 0.95,
} as const;

/** How many old lines may correspond to how many new ones. */
const SHAPES: readonly (readonly [old: number, fresh: number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
];

export interface AlignOptions {
  /** Whether to pair dissimilar lines that stand in the same place. */
  readonly allowRewrites: boolean;
}

/**
 * Aligns two texts line by line, in order: lines that are equal, edited, split in two or three, joined from two or three, added or removed.
 * Equal lines are found by a diff; between them, dynamic programming finds the cheapest alignment.
 */
export function alignLines(before: readonly Comparable[], after: readonly Comparable[], options: AlignOptions): readonly Pairing[] {
  const toKeys = (lines: readonly Comparable[]) => lines.map(({ text, row }) => `${row ? 'r' : 'p'}${text}`);
  const parts = diffArrays(toKeys(before), toKeys(after), { maxEditLength: MAX_CHANGED_LINES });
  const alignGap = (gap: Pairing) => alignBetween(gap, before, after, options);
  if (parts === undefined) return alignGap({ start: 0, end: before.length, newStart: 0, newEnd: after.length });
  const pairings: Pairing[] = [];
  let gap: Pairing = { start: 0, end: 0, newStart: 0, newEnd: 0 };
  for (const { count, added, removed } of parts) {
    if (added) gap = { ...gap, newEnd: gap.newEnd + count };
    else if (removed) gap = { ...gap, end: gap.end + count };
    else {
      pairings.push(...alignGap(gap));
      const [at, newAt] = [gap.end, gap.newEnd];
      for (let index = 0; index < count; index += 1) {
        pairings.push({ start: at + index, end: at + index + 1, newStart: newAt + index, newEnd: newAt + index + 1 });
      }
      gap = { start: at + count, end: at + count, newStart: newAt + count, newEnd: newAt + count };
    }
  }
  return [...pairings, ...alignGap(gap)];
}

/** Aligns the lines between two equal ones. */
function alignBetween(
  gap: Pairing,
  before: readonly Comparable[],
  after: readonly Comparable[],
  options: AlignOptions,
): readonly Pairing[] {
  const [old, fresh] = [before.slice(gap.start, gap.end), after.slice(gap.newStart, gap.newEnd)];
  const work = countCharacters(old) * fresh.length + countCharacters(fresh) * old.length;
  const pairings = work > MAX_COMPARED_CHARACTERS ? pairNothing(old.length, fresh.length) : findCheapestAlignment(old, fresh, options);
  return pairings.map(({ start, end, newStart, newEnd }) => ({
    start: start + gap.start,
    end: end + gap.start,
    newStart: newStart + gap.newStart,
    newEnd: newEnd + gap.newStart,
  }));
}

function countCharacters(lines: readonly Comparable[]): number {
  return lines.reduce((sum, { text }) => sum + text.length + 1, 0);
}

/** Removes every old line and adds every new one. */
function pairNothing(old: number, fresh: number): readonly Pairing[] {
  return [
    ...Array.from({ length: old }, (_, at) => ({ start: at, end: at + 1, newStart: 0, newEnd: 0 })),
    ...Array.from({ length: fresh }, (_, at) => ({ start: old, end: old, newStart: at, newEnd: at + 1 })),
  ];
}

function findCheapestAlignment(old: readonly Comparable[], fresh: readonly Comparable[], { allowRewrites }: AlignOptions): Pairing[] {
  const width = fresh.length + 1;
  /** The least cost to align the first i old lines with the first j new ones, at i × width + j, and the last step of that alignment. */
  const costs = new Float64Array((old.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps: (readonly [old: number, fresh: number])[] = [];
  costs[0] = 0;
  for (let i = 0; i <= old.length; i += 1) {
    for (let j = 0; j <= fresh.length; j += 1) {
      const here = costs[i * width + j] as number;
      const tryStep = (taken: number, given: number, price: number) => {
        const to = (i + taken) * width + j + given;
        if (i + taken > old.length || j + given > fresh.length || here + price >= (costs[to] as number)) return;
        costs[to] = here + price;
        steps[to] = [taken, given];
      };
      tryStep(1, 0, cost.unpaired);
      tryStep(0, 1, cost.unpaired);
      for (const [taken, given] of SHAPES) {
        if (i + taken > old.length || j + given > fresh.length) continue;
        const similarity = compareGroups(old.slice(i, i + taken), fresh.slice(j, j + given));
        if (similarity >= MIN_SIMILARITY) tryStep(taken, given, 1 - similarity + (taken === given ? 0 : cost.regrouped));
        else if (allowRewrites && taken === given && old[i]?.row === fresh[j]?.row) tryStep(taken, given, cost.rewritten);
      }
    }
  }
  return toPairings(steps, old.length, fresh.length);
}

/** Walks the steps of an alignment back from its end. */
function toPairings(steps: readonly (readonly [number, number])[], old: number, fresh: number): Pairing[] {
  const pairings: Pairing[] = [];
  for (let [i, j] = [old, fresh]; i > 0 || j > 0; ) {
    const [taken, given] = steps[i * (fresh + 1) + j] as readonly [number, number];
    pairings.push({ start: i - taken, end: i, newStart: j - given, newEnd: j });
    i -= taken;
    j -= given;
  }
  return pairings.reverse();
}

/** Returns the similarity of two groups of lines, from 0 to 1; at most one of them has several. */
function compareGroups(old: readonly Comparable[], fresh: readonly Comparable[]): number {
  const all = [...old, ...fresh];
  if (all.some(({ row }) => row !== old[0]?.row)) return 0;
  const [oldText, newText] = [old, fresh].map((lines) => lines.map(({ text }) => text).join('')) as [string, string];
  if (all.length > 2) {
    // Only running text is split or joined, and each part must come from the whole.
    const isRunningText = all.every(({ row, heading }) => !row && heading === null);
    const [parts, whole] = old.length > 1 ? [old, newText] : [fresh, oldText];
    if (!isRunningText || parts.some(({ text }) => measureContainment(text, whole) < MIN_SIMILARITY)) return 0;
  }
  // Two texts cannot share more than the shorter one has.
  const bound = (2 * Math.min(oldText.length, newText.length)) / (oldText.length + newText.length);
  return bound < MIN_SIMILARITY ? 0 : measureSimilarity(oldText, newText);
}
