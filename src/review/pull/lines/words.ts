import { diffArrays } from 'diff';

/** A range of one text that was replaced by a range of another: offsets in UTF-16 code units, ends exclusive. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** A number or a Latin word is one word; any other character is a word by itself. */
const WORD = /[A-Za-z0-9]+(?:[.%‰][A-Za-z0-9]*)*|[\s\S]/gu;

/** More changed words than this are not diffed, which would take too long: the whole text counts as replaced. */
const MAX_CHANGED_WORDS = 3_000;

/** Compares two texts word by word. Hunks are in order; between two of them stands at least one equal word. */
export function findHunks(before: string, after: string): readonly Hunk[] {
  const { from, to } = findEqualEnds(before, after);
  const [old, fresh] = [before.slice(from, before.length - to), after.slice(from, after.length - to)];
  if (old === '' && fresh === '') return [];
  const parts = old === '' || fresh === '' ? undefined : diffArrays(toWords(old), toWords(fresh), { maxEditLength: MAX_CHANGED_WORDS });
  if (parts === undefined) return [{ start: from, end: from + old.length, newStart: from, newEnd: from + fresh.length }];
  const hunks: Hunk[] = [];
  let isOpen = false;
  let [at, newAt] = [from, from];
  for (const { value, added, removed } of parts) {
    const length = value.join('').length;
    if (added || removed) {
      const hunk = (isOpen ? hunks.pop() : undefined) ?? { start: at, end: at, newStart: newAt, newEnd: newAt };
      hunks.push({ ...hunk, end: hunk.end + (removed ? length : 0), newEnd: hunk.newEnd + (added ? length : 0) });
    }
    isOpen = added || removed;
    if (!added) at += length;
    if (!removed) newAt += length;
  }
  return hunks;
}

/** Returns the lengths of the equal beginnings and ends of two texts, cut at words. */
function findEqualEnds(before: string, after: string): { readonly from: number; readonly to: number } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  from = backToWordStart(before, backToWordStart(after, from));
  let to = 0;
  while (to < shorter - from && before.at(-1 - to) === after.at(-1 - to)) to += 1;
  return { from, to: Math.min(forwardToWordEnd(before, to), forwardToWordEnd(after, to)) };
}

function toWords(text: string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word);
}

/** Moves an offset inside a word back to its start. */
function backToWordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && start < text.length && isInsideWord(text, start)) start -= 1;
  return start;
}

/** Moves an offset inside a word forward to its end. Offsets count from the end of the text. */
function forwardToWordEnd(text: string, fromEnd: number): number {
  let end = fromEnd;
  while (end > 0 && isInsideWord(text, text.length - end)) end -= 1;
  return end;
}

function isInsideWord(text: string, at: number): boolean {
  const around = text.slice(at - 1, at + 1);
  return /^(?:[A-Za-z0-9.%‰]{2}|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(around);
}

/** Returns the similarity of two texts, from 0 to 1: the mean of the Dice coefficients of their characters and pairs of characters. */
export function measureSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  return (measureDice(one, other, 1) + (Math.min(one.length, other.length) < 2 ? 0 : measureDice(one, other, 2))) / 2;
}

/** Returns how much of a text, which is not empty, occurs in another one, from 0 to 1. */
export function measureContainment(part: string, whole: string): number {
  const length = Math.min(2, part.length);
  return countCommon(part, whole, length) / (part.length - length + 1);
}

function measureDice(one: string, other: string, length: number): number {
  return (2 * countCommon(one, other, length)) / (one.length + other.length - 2 * (length - 1));
}

/** Counts the n-grams that two texts have in common, repetitions included. */
function countCommon(one: string, other: string, length: number): number {
  const counts = new Map<string, number>();
  for (let at = 0; at + length <= one.length; at += 1) {
    const gram = one.slice(at, at + length);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at + length <= other.length; at += 1) {
    const gram = other.slice(at, at + length);
    const left = counts.get(gram) ?? 0;
    if (left === 0) continue;
    counts.set(gram, left - 1);
    common += 1;
  }
  return common;
}
