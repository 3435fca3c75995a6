import { isAuthored, type Origin } from '../item/printed.ts';
import type { Unit } from '../item/units.ts';
import { CELL, OBJECT, PARAGRAPH } from '../separators.ts';
import { trim, type Weight, type WeightedText } from '../weighted-text.ts';
import type { Reason } from './left-out.ts';

/** Characters that word processors do not show. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
/** Special blanks and tabs. */
const BLANK = /[\u00a0\u2002-\u200a\u202f\u205f\t]/;

/** Replaces every kind of blank by a space and drops invisible characters. */
export function normalizeWords({ text, weights }: WeightedText): WeightedText {
  const kept: { text: string; weights: Weight[] } = { text: '', weights: [] };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (INVISIBLE.test(character)) continue;
    kept.text += BLANK.test(character) ? ' ' : character;
    kept.weights.push(weights[at] ?? 'plain');
  }
  return kept;
}

/** Trims new words where they begin or end a paragraph. */
export function trimAtEdges(words: WeightedText, start: number, last: Unit, end: number): WeightedText {
  return trim(words, { start: start === 0, end: end === last.text.length });
}

/**
 * Tells why a replacement cannot be written.
 *
 * @param text the new words
 * @param unit the unit where the old words begin
 * @param last the unit where they end: if it is another one, the two are joined
 * @param origins of the old words
 */
export function findObstacle(text: string, unit: Unit, last: Unit, origins: readonly Origin[]): Reason | null {
  if (text.includes(CELL)) return 'cell';
  if (text.includes(OBJECT)) return 'picture';
  if (origins.some((origin) => isAuthored(origin) && origin.unit.fixed[origin.at])) return 'note';
  const kinds = [unit, last].map(({ container, kind }) => (container.kind === 'block' ? kind : container.kind));
  const isRunningText = kinds.every((kind) => kind === 'paragraph' || kind === 'entry');
  const changesParagraphs = text.includes(PARAGRAPH) || unit !== last;
  if (changesParagraphs && !isRunningText) return 'lines';
  if (unit !== last && (kinds[0] !== kinds[1] || !isInSameList(unit, last))) return 'lines';
  const isSingleLine = kinds[0] !== 'paragraph' && kinds[0] !== 'entry';
  return isSingleLine && text.includes('\n') ? 'lines' : null;
}

function isInSameList({ container: one }: Unit, { container: other }: Unit): boolean {
  return one.kind !== 'entry' || (other.kind === 'entry' && one.list === other.list);
}

/** Finds the ranges where two texts of equal characters differ in being bold. */
export function findBoldChanges(before: readonly Weight[], after: readonly Weight[]): { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (let at = 0; at < Math.min(before.length, after.length); at += 1) {
    if ((before[at] === 'bold') === (after[at] === 'bold')) continue;
    const last = ranges.at(-1);
    if (last?.end === at) last.end = at + 1;
    else ranges.push({ start: at, end: at + 1 });
  }
  return ranges;
}
