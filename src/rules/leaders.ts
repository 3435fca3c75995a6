import type { Span } from '../model/passage.ts';
import type { Leader } from '../model/publication.ts';

/** A leader's name in a text. */
export interface NamedLeader extends Span {
  readonly leader: Leader;
  /** Position in the list, from 0. */
  readonly rank: number;
}

/** Finds leaders' names in text order; of names with a common start the longest. */
export function findLeaders(text: string, leaders: readonly Leader[]): NamedLeader[] {
  const named = new Map([...leaders.entries()].reverse().map(([rank, leader]) => [leader.name, { leader, rank }]));
  const names = [...named.keys()]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return [...text.matchAll(new RegExp(names.join('|'), 'g'))].flatMap(({ 0: name, index }) => {
    // An empty list makes an empty pattern, which matches the empty string.
    const found = named.get(name);
    return found === undefined ? [] : [{ ...found, start: index, end: index + name.length }];
  });
}
