import type { Manuscript } from '../model/manuscript.ts';
import type { Passage, Span } from '../model/passage.ts';
import { findWords, type LeaderName, selectLongest } from './vocabulary.ts';

/** A leader's name in a text. */
export interface NamedLeader extends Span, Omit<LeaderName, 'word'> {}

/** Finds leaders' names in text order; of names with a common start the longest. */
export function findLeaders(manuscript: Manuscript, passage: Passage): NamedLeader[] {
  return selectLongest(findWords(manuscript, passage).leaders).map(({ start, end, entry }) => ({ ...entry, start, end }));
}
