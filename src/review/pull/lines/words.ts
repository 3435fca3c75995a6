import { diffArrays } from 'diff';

/** Some of one text that stands for some of another: offsets in UTF-16 code units, ends exclusive. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** A number or a Latin word is one word; everything else a character by itself. */
const WORD = /[A-Za-z0-9]+(?:[.%‰][A-Za-z0-9]*)*|[\s\S]/gu;

/** Words that may differ before two texts are taken as wholly different; beyond it, comparing takes too long. */
const MOST_CHANGES = 3_000;

/** What differs between two texts, word by word, in order; between two hunks stands at least one word. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  let [from, to] = [0, 0];
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) from += 1;
  from = wordStart(before, wordStart(after, from));
  while (to < most - from && before.at(-1 - to) === after.at(-1 - to)) to += 1;
  to = Math.min(wordEnd(before, to), wordEnd(after, to));
  const [old, now] = [before.slice(from, before.length - to), after.slice(from, after.length - to)];
  if (old === '' && now === '') return [];
  const parts = old === '' || now === '' ? undefined : diffArrays(wordsOf(old), wordsOf(now), { maxEditLength: MOST_CHANGES });
  if (parts === undefined) return [{ start: from, end: from + old.length, newStart: from, newEnd: from + now.length }];
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

function wordsOf(text: string): string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word);
}

/** The offset at which the word begins that an offset stands in. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && start < text.length && isInside(text, start)) start -= 1;
  return start;
}

/** The same from the text's end. */
function wordEnd(text: string, fromEnd: number): number {
  let end = fromEnd;
  while (end > 0 && isInside(text, text.length - end)) end -= 1;
  return end;
}

function isInside(text: string, at: number): boolean {
  const around = text.slice(at - 1, at + 1);
  return /^(?:[A-Za-z0-9.%‰]{2}|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(around);
}

/** How much two texts have in common, from 0 to 1: their characters and their pairs of characters, counted. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1;
  return (shared(one, other, 1) + (Math.min(one.length, other.length) < 2 ? 0 : shared(one, other, 2))) / 2;
}

/** How much of a text another one holds, from 0 to 1; the text is not empty. */
export function contained(part: string, whole: string): number {
  const length = Math.min(2, part.length);
  return common(part, whole, length) / (part.length - length + 1);
}

function shared(one: string, other: string, length: number): number {
  return (2 * common(one, other, length)) / (one.length + other.length - 2 * (length - 1));
}

/** How many pieces of so many code units two texts have both. */
function common(one: string, other: string, length: number): number {
  const counts = new Map<string, number>();
  for (let at = 0; at + length <= one.length; at += 1) {
    const piece = one.slice(at, at + length);
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  let both = 0;
  for (let at = 0; at + length <= other.length; at += 1) {
    const piece = other.slice(at, at + length);
    const left = counts.get(piece) ?? 0;
    if (left === 0) continue;
    counts.set(piece, left - 1);
    both += 1;
  }
  return both;
}
