import { isOwned, type Owner } from '../item/printed.ts';
import type { Unit } from '../item/units.ts';
import { CELL, OBJECT, PARAGRAPH } from '../marks.ts';
import type { Reason } from './left-out.ts';

/** Words that were typed, and how each code unit is set, as in `ReviewedLine.weight`. */
export interface NewWords {
  readonly text: string;
  readonly weight: string;
}

/** Characters that no word processor shows, and what it has for blanks. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const BLANK = /[\u00a0\u2002-\u200a\u202f\u205f\t]/;

/** Words as a file takes them: a blank for every kind of blank, nothing that is not seen, no blanks around a line break. */
export function tidy({ text, weight }: NewWords): NewWords {
  let [words, weights] = ['', ''];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (INVISIBLE.test(character)) continue;
    words += BLANK.test(character) ? ' ' : character;
    weights += weight.charAt(index);
  }
  return { text: words, weight: weights };
}

/** New words without the white space that an end of their paragraph does not have. */
export function trimmedIn(words: NewWords, start: number, last: Unit, end: number): NewWords {
  const from = start === 0 ? words.text.length - words.text.trimStart().length : 0;
  const to = end === last.text.length ? words.text.trimEnd().length : words.text.length;
  return { text: words.text.slice(from, Math.max(from, to)), weight: words.weight.slice(from, Math.max(from, to)) };
}

/** Why words cannot stand in a unit, or those of two units become one. */
export function problemWith(text: string, unit: Unit, last: Unit, owners: readonly (Owner | null)[]): Reason | null {
  if (text.includes(CELL)) return 'cell';
  if (text.includes(OBJECT)) return 'picture';
  if (owners.some((owner) => isOwned(owner) && owner.unit.fixed[owner.at])) return 'note';
  const kinds = [unit, last].map(({ holder, kind }) => (holder.kind === 'block' ? kind : holder.kind));
  const parted = text.includes(PARAGRAPH) || unit !== last;
  if (parted && !kinds.every((kind) => kind === 'paragraph' || kind === 'entry')) return 'lines';
  if (unit !== last && (kinds[0] !== kinds[1] || !sameList(unit, last))) return 'lines';
  const oneLine = kinds[0] !== 'paragraph' && kinds[0] !== 'entry';
  return oneLine && text.includes('\n') ? 'lines' : null;
}

function sameList({ holder: one }: Unit, { holder: other }: Unit): boolean {
  return one.kind !== 'entry' || (other.kind === 'entry' && one.list === other.list);
}

/** Where words of two weights differ in being bold. */
export function differing(one: string, other: string): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    if ((one[at] === 'b') === (other[at] === 'b')) continue;
    const last = spans.at(-1);
    if (last?.end === at) last.end = at + 1;
    else spans.push({ start: at, end: at + 1 });
  }
  return spans;
}
