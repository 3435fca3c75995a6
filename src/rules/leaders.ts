import type { Span } from '../model/passage.ts';
import type { Leader } from '../model/publication.ts';

/** A leader's name in a text. */
export interface NamedLeader extends Span {
  readonly leader: Leader;
  /** Place in the list, counted from 0. */
  readonly rank: number;
}

/** Every name of a leader in a text, in order; of names that begin alike the longest. */
export function leadersIn(text: string, leaders: readonly Leader[]): NamedLeader[] {
  const ranked = leaders.map((leader, rank) => ({ leader, rank })).sort((one, other) => other.leader.name.length - one.leader.name.length);
  const found: NamedLeader[] = [];
  for (const { leader, rank } of ranked) {
    const { name } = leader;
    for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
      const end = start + name.length;
      if (!found.some((other) => start < other.end && end > other.start)) found.push({ leader, rank, start, end });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}
