import { type Mark, type MarkSort, type Pair, type Pairing, sorts } from './pairs.ts';

/** A fault of paired marks. */
export type Fault =
  /** A mark without a partner; `either` for straight quotes. */
  | { readonly kind: 'lone'; readonly mark: Mark }
  /** An opening mark where a closing one is meant, or vice versa: `“甲“`. */
  | { readonly kind: 'turned'; readonly mark: Mark }
  /** Both halves reversed: `”甲“`. */
  | { readonly kind: 'both-turned'; readonly opening: Mark; readonly closing: Mark }
  /** Halves of two sorts, `《甲”`: the wrong one and its partner. */
  | { readonly kind: 'mismatched'; readonly mark: Mark; readonly partner: Mark }
  /** Quotes inside the same quotes, titles inside the same title marks. */
  | { readonly kind: 'nested'; readonly pair: Pair }
  /** `“甲”和“乙”` written `“甲“和”乙”`. */
  | { readonly kind: 'inner-turned'; readonly pair: Pair }
  /** A pair that closes before one inside it: `“甲（乙”丙）`. */
  | { readonly kind: 'crossed'; readonly pair: Pair; readonly inner: Pair }
  /** The same half twice, `““甲”`, or both halves, `““甲””`. Holds the surplus marks. */
  | { readonly kind: 'doubled'; readonly marks: readonly Mark[] };

/** Partners are not searched beyond the end of a sentence. */
const SENTENCE_END = /[。！？；\n]/;
const ANY_STOP = /[，。：；！？\n]/;
/** Precedes an opening mark or follows a closing one. */
const LEADS_IN = /[，。：；、！？\s]/;

/** Maximum distance between halves paired in spite of a fault, in characters. */
const NEAR = 30;

/** Finds the faults of a text, each once, at the mark that shows it. */
export function findPairFaults(text: string, { pairs, lone }: Pairing): Fault[] {
  return [...findLoneFaults(text, lone, pairs), ...findNestingFaults(text, pairs)];
}

/** Two unpaired marks may be one fault. */
function findLoneFaults(text: string, lone: readonly Mark[], pairs: readonly Pair[]): Fault[] {
  const faults: Fault[] = [];
  if (lone.length === 0) return faults;
  const paired = new Map(pairs.flatMap((pair) => [pair.opening, pair.closing].map((mark) => [mark.at, pair] as const)));
  for (let index = 0; index < lone.length; index += 1) {
    const [mark, next] = [lone[index] as Mark, lone[index + 1]];
    const together = next === undefined ? null : mergeMarks(text, mark, next, paired);
    const doubled = together === null && isDoubled(text, mark);
    faults.push(together ?? (doubled ? { kind: 'doubled', marks: [mark] } : { kind: 'lone', mark }));
    // Of two adjacent unpaired marks one is surplus and the other still lacks its partner.
    const rest = doubled && next?.at === mark.at + 1 ? next : undefined;
    if (rest !== undefined) faults.push({ kind: 'lone', mark: rest });
    if (together !== null || rest !== undefined) index += 1;
  }
  return faults;
}

/** Merges two adjacent unpaired marks into one fault; null if they are two faults. */
function mergeMarks(text: string, first: Mark, second: Mark, paired: ReadonlyMap<number, Pair>): Fault | null {
  if (first.side === 'either' || second.side === 'either') return null;
  if (first.sort !== second.sort) return findMismatch(text, first, second, paired);
  const length = second.at - first.at;
  const between = length > NEAR * 2 ? '\n' : text.slice(first.at + 1, second.at);
  if (SENTENCE_END.test(between) || between === '') return null;
  if (first.side === 'closing' && second.side === 'opening') {
    return length <= NEAR && !ANY_STOP.test(between) ? { kind: 'both-turned', opening: first, closing: second } : null;
  }
  if (first.side === 'opening') return LEADS_IN.test(text.charAt(second.at - 1)) ? null : { kind: 'turned', mark: second };
  return LEADS_IN.test(text.charAt(first.at + 1)) ? null : { kind: 'turned', mark: first };
}

/** In `“甲‘乙”丙”` the ” after 乙, though paired, is wrong; in `“甲“乙’丙”` the “ before it. */
function findMismatch(text: string, first: Mark, second: Mark, paired: ReadonlyMap<number, Pair>): Fault | null {
  if (first.side !== 'opening' || second.side !== 'closing') return null;
  const behind = paired.get(findNearby(text, first.at + 1, second.sort.charAt(1), 1));
  if (behind !== undefined && behind.opening.at < first.at && behind.closing.at < second.at) {
    return { kind: 'mismatched', mark: behind.closing, partner: first };
  }
  const before = paired.get(findNearby(text, second.at - 1, first.sort.charAt(0), -1));
  if (before !== undefined && before.opening.at > first.at && before.closing.at > second.at) {
    return { kind: 'mismatched', mark: before.opening, partner: second };
  }
  const isNear = second.at - first.at <= NEAR && second.at > first.at + 1 && !ANY_STOP.test(text.slice(first.at, second.at));
  return isNear ? { kind: 'mismatched', mark: second, partner: first } : null;
}

/** Finds a mark in one direction within the sentence and `NEAR`; -1 if there is none. */
function findNearby(text: string, from: number, mark: string, step: 1 | -1): number {
  for (let at = from; Math.abs(at - from) <= NEAR && !SENTENCE_END.test(text[at] ?? '\n'); at += step) if (text[at] === mark) return at;
  return -1;
}

/** Whether the same half is adjacent. Nested brackets may be. */
function isDoubled(text: string, { at, sort, written }: Mark): boolean {
  return sort !== '（）' && (text[at - 1] === written || text[at + 1] === written);
}

/** Quotes and titles alternate when nested; brackets may nest. */
const FAMILIES: Readonly<Partial<Record<MarkSort, string>>> = { '“”': 'quote', '‘’': 'quote', '《》': 'title', '〈〉': 'title' };

/** A pair whose closing mark has not been reached, or was passed over. */
interface OpenPair {
  readonly pair: Pair;
  done: boolean;
}

function findNestingFaults(text: string, pairs: readonly Pair[]): Fault[] {
  const faults: Fault[] = [];
  const open: OpenPair[] = [];
  const families = new Map<string, OpenPair[]>();
  const byClosing = [...pairs].sort((a, b) => a.closing.at - b.closing.at);
  const entries = new Map<Pair, OpenPair>();
  let next = 0;
  for (const pair of byClosing) {
    for (let opening = pairs[next]; opening !== undefined && opening.opening.at < pair.closing.at; opening = pairs[next]) {
      next += 1;
      const entry = { pair: opening, done: false };
      entries.set(opening, entry);
      const family = FAMILIES[opening.opening.sort];
      if (family !== undefined) {
        const around = families.get(family) ?? [];
        const outer = popFinished(around)?.pair;
        if (outer !== undefined && outer.opening.sort === opening.opening.sort) faults.push(makeNestedFault(text, outer, opening));
        around.push(entry);
        families.set(family, around);
      }
      open.push(entry);
    }
    // Not undefined: every pair opens before it closes.
    const entry = entries.get(pair) as OpenPair;
    const last = popFinished(open);
    if (last !== undefined && last !== entry) faults.push({ kind: 'crossed', pair, inner: last.pair });
    entry.done = true;
  }
  return faults;
}

/** Drops finished pairs and returns the innermost open one. */
function popFinished(open: OpenPair[]): OpenPair | undefined {
  while (open.at(-1)?.done === true) open.pop();
  return open.at(-1);
}

function makeNestedFault(text: string, outer: Pair, pair: Pair): Fault {
  const { opening, closing } = pair;
  if (opening.at === outer.opening.at + 1 && closing.at === outer.closing.at - 1) return { kind: 'doubled', marks: [opening, closing] };
  const isTurned = closing.at - opening.at <= 2 && /^[、，和与及或]?$/.test(text.slice(opening.at + 1, closing.at));
  return { kind: isTurned ? 'inner-turned' : 'nested', pair };
}

/** Returns the other half, full-width. */
export function toOtherHalf({ sort, side }: Mark): string {
  return sort.charAt(side === 'closing' ? 0 : 1);
}

/** Returns the sort of the next inner level: `‘’` in `“”`, `〈〉` in `《》`, and back. */
export function toInnerSort(sort: MarkSort): MarkSort {
  const [double, single, , title, inner] = sorts;
  const further: Partial<Record<MarkSort, MarkSort>> = { [double]: single, [single]: double, [title]: inner, [inner]: title };
  return further[sort] ?? sort;
}
