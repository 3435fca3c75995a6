import type { Passage } from '../model/passage.ts';
import { classifyCharacter, readCharacter, readCharacterBefore } from './context.ts';

/** Paired marks. Half-width brackets and straight quotes count as their full-width sort. */
export const sorts = ['“”', '‘’', '（）', '《》', '〈〉', '【】', '〖〗', '〔〕', '［］', '「」', '『』'] as const;
export type MarkSort = (typeof sorts)[number];

/** One half of a pair. */
export interface Mark {
  readonly at: number;
  readonly sort: MarkSort;
  /** `either` for straight quotes. */
  readonly side: 'opening' | 'closing' | 'either';
  readonly written: string;
}

export interface Pair {
  readonly opening: Mark;
  readonly closing: Mark;
}

/** The pairs of a passage and its unpaired marks. */
export interface Pairing {
  /** Sorted by opening mark. Pairs of different sorts may cross. */
  readonly pairs: readonly Pair[];
  /** Unpaired marks in text order. */
  readonly lone: readonly Mark[];
}

const MARKS = /[“”‘’"'＂＇（）()《》〈〉【】〖〗〔〕［］「」『』]/g;
type Kind = Pick<Mark, 'sort' | 'side'>;

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...sorts.flatMap((sort) => {
    const [opening = '', closing = ''] = sort;
    return [
      [opening, { sort, side: 'opening' }],
      [closing, { sort, side: 'closing' }],
    ] satisfies [string, Kind][];
  }),
  ['(', { sort: '（）', side: 'opening' }],
  [')', { sort: '（）', side: 'closing' }],
  ['"', { sort: '“”', side: 'either' }],
  ['＂', { sort: '“”', side: 'either' }],
  ["'", { sort: '‘’', side: 'either' }],
  ['＇', { sort: '‘’', side: 'either' }],
]);

const LETTER = /\p{Script=Latin}/u;
const LETTER_OR_DIGIT = /[\p{Script=Latin}\d]/u;

/** Text between two quoted names: `“甲”和“乙”`. */
const BETWEEN_NAMES = /^[、，；和与及或]?$/;

const known = new WeakMap<Passage, Pairing>();

/** Pairs the marks of a passage; cached, as several rules ask. */
export function pairMarks(passage: Passage): Pairing {
  const found = known.get(passage) ?? computePairing(passage.text);
  known.set(passage, found);
  return found;
}

/** Pairs each sort separately, so that a fault in one does not affect the others. Linear. */
function computePairing(text: string): Pairing {
  const bySort = new Map<MarkSort, Mark[]>();
  for (const { 0: written, index } of text.matchAll(MARKS)) {
    const kind = KINDS.get(written);
    if (kind === undefined || (kind.sort === '‘’' && isInsideWord(text, index))) continue;
    const mark = { at: index, written, ...kind };
    const same = bySort.get(mark.sort);
    if (same === undefined) bySort.set(mark.sort, [mark]);
    else same.push(mark);
  }
  const pairs: Pair[] = [];
  const lone: Mark[] = [];
  for (const marks of bySort.values()) pairUp(text, marks, pairs, lone);
  return {
    pairs: pairs.sort((a, b) => a.opening.at - b.opening.at),
    lone: lone.sort((a, b) => a.at - b.at),
  };
}

/** The apostrophe of `Xi’an` and `it's`. */
function isInsideWord(text: string, at: number): boolean {
  return LETTER_OR_DIGIT.test(text[at - 1] ?? '') && LETTER.test(text[at + 1] ?? '');
}

/** Pairs the marks of one sort, innermost first. */
function pairUp(text: string, marks: readonly Mark[], pairs: Pair[], lone: Mark[]): void {
  const open: Mark[] = [];
  for (const [index, mark] of marks.entries()) {
    const last = open.at(-1);
    if (mark.side === 'opening' || (mark.side === 'either' && (last === undefined || opensInside(text, last, marks, index)))) {
      if (mark.side === 'opening' || !isUnit(text, mark)) open.push(mark);
    } else if (last !== undefined) {
      open.pop();
      pairs.push({ opening: last, closing: mark });
    } else if (!isUnit(text, mark) && !isLabel(text, mark) && isMeant(text, mark)) lone.push(mark);
  }
  for (const mark of open) if (isMeant(text, mark)) lone.push(mark);
}

/** In `“甲"乙"丙”` the straight quotes form an inner pair; in `“甲"、"乙”` they are halves of two pairs. */
function opensInside(text: string, last: Mark, marks: readonly Mark[], index: number): boolean {
  const [mark, second, third] = marks.slice(index, index + 3);
  if (last.side !== 'opening' || mark === undefined || second?.side !== 'either' || third?.side !== 'closing') return false;
  return !BETWEEN_NAMES.test(text.slice(mark.at + 1, second.at));
}

/** An unopened quote after a number or letter (inches, minutes, `James'`) or before a year (`'90年代`). */
function isUnit(text: string, { at, sort }: Mark): boolean {
  const before = text[at - 1] ?? '';
  if (sort === '“”') return /\d/.test(before);
  return sort === '‘’' && (LETTER_OR_DIGIT.test(before) || /^\d\d年/.test(text.slice(at + 1, at + 4)));
}

/** The bracket of the labels `1）` and `a)`. */
function isLabel(text: string, { at, sort }: Mark): boolean {
  return sort === '（）' && /(?:^|[\s，。；：、！？“（])(?:\d{1,2}|[A-Za-z])$/.test(text.slice(Math.max(0, at - 4), at));
}

/** An unpaired half-width bracket or single quote is a fault only in Chinese text, not in `’90s` or `:)`. */
function isMeant(text: string, { at, sort, side, written }: Mark): boolean {
  if (sort !== '‘’' && side !== 'either' && written !== '(' && written !== ')') return true;
  const [before, after] = [classifyCharacter(readCharacterBefore(text, at - 1)), classifyCharacter(readCharacter(text, at + 1))];
  if (sort === '‘’' && after === 'digit') return false;
  const inner = side === 'closing' ? before : after;
  return inner === 'chinese' || (sort === '“”' && before === 'chinese');
}
