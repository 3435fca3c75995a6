import { type Mark, type Pair, type Pairing, type Sort, sorts } from './pairs.ts';

/** What can be wrong with marks that come in twos. */
export type Fault =
  /** A half without its other half; a straight quote may be either. */
  | { readonly kind: 'lone'; readonly mark: Mark }
  /** An opening mark where its closing one was meant, or the other way round: `“甲“`. */
  | { readonly kind: 'turned'; readonly mark: Mark }
  /** Both halves the wrong way round: `”甲“`. */
  | { readonly kind: 'both-turned'; readonly opening: Mark; readonly closing: Mark }
  /** Halves of two sorts, `《甲”`: the one that is taken for wrong, and the one it should go with. */
  | { readonly kind: 'mismatched'; readonly mark: Mark; readonly partner: Mark }
  /** Quotes inside the same quotes, titles inside the same title marks. */
  | { readonly kind: 'nested'; readonly pair: Pair }
  /** `“甲”和“乙”` written `“甲“和”乙”`: the two inner marks are turned. */
  | { readonly kind: 'inner-turned'; readonly pair: Pair }
  /** A pair that ends before one inside it does: `“甲（乙”丙）`. */
  | { readonly kind: 'crossed'; readonly pair: Pair; readonly inner: Pair }
  /** The same half twice, side by side: `““甲”`, or both halves: `““甲””`. The marks are those that are too many. */
  | { readonly kind: 'doubled'; readonly marks: readonly Mark[] };

/** Where a sentence ends, beyond which no half is looked for. */
const SENTENCE_END = /[。！？；\n]/;
const ANY_STOP = /[，。：；！？\n]/;
/** Before an opening mark rather than a closing one, and the other way round. */
const LEADS_IN = /[，。：；、！？\s]/;

/** The longest stretch between two halves that are taken for a pair in spite of what they are. */
const NEAR = 30;

/** Everything wrong with the pairs of a text: each slip once, at the mark it can be seen by. */
export function faultsOf(text: string, { pairs, lone }: Pairing): Fault[] {
  return [...loneFaults(text, lone, pairs), ...pairFaults(text, pairs)];
}

/** Two halves without partners may be one slip. */
function loneFaults(text: string, lone: readonly Mark[], pairs: readonly Pair[]): Fault[] {
  const faults: Fault[] = [];
  if (lone.length === 0) return faults;
  const paired = new Map(pairs.flatMap((pair) => [pair.opening, pair.closing].map((mark) => [mark.at, pair] as const)));
  for (let index = 0; index < lone.length; index += 1) {
    const [mark, next] = [lone[index] as Mark, lone[index + 1]];
    const together = next === undefined ? null : joint(text, mark, next, paired);
    const doubled = together === null && isDoubled(text, mark);
    faults.push(together ?? (doubled ? { kind: 'doubled', marks: [mark] } : { kind: 'lone', mark }));
    // Of two that stand side by side and have no partner, one is too many and the other still lacks its half.
    const rest = doubled && next?.at === mark.at + 1 ? next : undefined;
    if (rest !== undefined) faults.push({ kind: 'lone', mark: rest });
    if (together !== null || rest !== undefined) index += 1;
  }
  return faults;
}

/** The one slip that two neighbouring halves without partners show, or null when they are two. */
function joint(text: string, first: Mark, second: Mark, paired: ReadonlyMap<number, Pair>): Fault | null {
  if (first.side === 'either' || second.side === 'either') return null;
  if (first.sort !== second.sort) return mismatch(text, first, second, paired);
  const length = second.at - first.at;
  const between = length > NEAR * 2 ? '\n' : text.slice(first.at + 1, second.at);
  if (SENTENCE_END.test(between) || between === '') return null;
  if (first.side === 'closing' && second.side === 'opening') {
    return length <= NEAR && !ANY_STOP.test(between) ? { kind: 'both-turned', opening: first, closing: second } : null;
  }
  if (first.side === 'opening') return LEADS_IN.test(text.charAt(second.at - 1)) ? null : { kind: 'turned', mark: second };
  return LEADS_IN.test(text.charAt(first.at + 1)) ? null : { kind: 'turned', mark: first };
}

/**
 * Halves of two sorts. In `“甲‘乙”丙”` the ” behind 乙, which found a partner, is the wrong one, and in `“甲“乙’丙”` the “ before it; the
 * lone ones only show it.
 */
function mismatch(text: string, first: Mark, second: Mark, paired: ReadonlyMap<number, Pair>): Fault | null {
  if (first.side !== 'opening' || second.side !== 'closing') return null;
  const behind = paired.get(nearby(text, first.at + 1, second.sort.charAt(1), 1));
  if (behind !== undefined && behind.opening.at < first.at && behind.closing.at < second.at) {
    return { kind: 'mismatched', mark: behind.closing, partner: first };
  }
  const before = paired.get(nearby(text, second.at - 1, first.sort.charAt(0), -1));
  if (before !== undefined && before.opening.at > first.at && before.closing.at > second.at) {
    return { kind: 'mismatched', mark: before.opening, partner: second };
  }
  const isNear = second.at - first.at <= NEAR && second.at > first.at + 1 && !ANY_STOP.test(text.slice(first.at, second.at));
  return isNear ? { kind: 'mismatched', mark: second, partner: first } : null;
}

/** Where a mark stands next in one direction, in the same sentence and near; -1 where it does not. */
function nearby(text: string, from: number, mark: string, step: 1 | -1): number {
  for (let at = from; Math.abs(at - from) <= NEAR && !SENTENCE_END.test(text[at] ?? '\n'); at += step) if (text[at] === mark) return at;
  return -1;
}

/** Whether the same half stands right before or behind it. Brackets do so when they are nested. */
function isDoubled(text: string, { at, sort, written }: Mark): boolean {
  return sort !== '（）' && (text[at - 1] === written || text[at + 1] === written);
}

/** Quotes go into quotes and titles into titles, by turns; brackets may stand in brackets. */
const FAMILIES: Readonly<Partial<Record<Sort, string>>> = { '“”': 'quote', '‘’': 'quote', '《》': 'title', '〈〉': 'title' };

/** A pair while its closing mark has not come, or was passed over. */
interface Open {
  readonly pair: Pair;
  done: boolean;
}

function pairFaults(text: string, pairs: readonly Pair[]): Fault[] {
  const faults: Fault[] = [];
  const open: Open[] = [];
  const families = new Map<string, Open[]>();
  const byClosing = [...pairs].sort((a, b) => a.closing.at - b.closing.at);
  const entries = new Map<Pair, Open>();
  let next = 0;
  for (const pair of byClosing) {
    for (let opening = pairs[next]; opening !== undefined && opening.opening.at < pair.closing.at; opening = pairs[next]) {
      next += 1;
      const entry = { pair: opening, done: false };
      entries.set(opening, entry);
      const family = FAMILIES[opening.opening.sort];
      if (family !== undefined) {
        const around = families.get(family) ?? [];
        const outer = lastOf(around)?.pair;
        if (outer !== undefined && outer.opening.sort === opening.opening.sort) faults.push(nested(text, outer, opening));
        around.push(entry);
        families.set(family, around);
      }
      open.push(entry);
    }
    // Every pair opens before it closes.
    const entry = entries.get(pair) as Open;
    const last = lastOf(open);
    if (last !== undefined && last !== entry) faults.push({ kind: 'crossed', pair, inner: last.pair });
    entry.done = true;
  }
  return faults;
}

/** The innermost that is not done; those that are go. */
function lastOf(open: Open[]): Open | undefined {
  while (open.at(-1)?.done === true) open.pop();
  return open.at(-1);
}

function nested(text: string, outer: Pair, pair: Pair): Fault {
  const { opening, closing } = pair;
  if (opening.at === outer.opening.at + 1 && closing.at === outer.closing.at - 1) return { kind: 'doubled', marks: [opening, closing] };
  const isTurned = closing.at - opening.at <= 2 && /^[、，和与及或]?$/.test(text.slice(opening.at + 1, closing.at));
  return { kind: isTurned ? 'inner-turned' : 'nested', pair };
}

/** The other half of a mark, in the sort's full-width form. */
export function otherHalf({ sort, side }: Mark): string {
  return sort.charAt(side === 'closing' ? 0 : 1);
}

/** Quotes and titles one level further in: `‘’` in `“”`, `〈〉` in `《》`, and back again. */
export function innerSort(sort: Sort): Sort {
  const [double, single, , title, inner] = sorts;
  const further: Partial<Record<Sort, Sort>> = { [double]: single, [single]: double, [title]: inner, [inner]: title };
  return further[sort] ?? sort;
}
