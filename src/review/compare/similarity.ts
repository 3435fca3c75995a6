/**
 * Returns the Dice coefficient of the character bigrams of two texts, from 0 to 1. It needs no dictionary and does not depend on the order of
 * sentences.
 */
export function measureSimilarity(a: Profile, b: Profile): number {
  if (a.total + b.total === 0) return 1;
  const [less, more] = a.pairs.size < b.pairs.size ? [a, b] : [b, a];
  let common = 0;
  for (const [pair, count] of less.pairs) common += Math.min(count, more.pairs.get(pair) ?? 0);
  return (2 * common) / (a.total + b.total);
}

/** The counts of a text's character bigrams, without white space and punctuation. */
export interface Profile {
  readonly pairs: ReadonlyMap<string, number>;
  readonly total: number;
}

export function toProfile(text: string): Profile {
  const characters = [...text.replace(/[\s\p{P}]/gu, '')];
  const pairs = new Map<string, number>();
  // A single character counts as a bigram.
  const last = Math.max(1, characters.length - 1);
  for (let at = 0; at < last && characters.length > 0; at += 1) {
    const pair = characters.slice(at, at + 2).join('');
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { pairs, total: characters.length === 0 ? 0 : last };
}
