import type { Sibling } from './manuscript.ts';

/**
 * The siblings that a rule may look at: those of the same series whose number is the issue's, the one before or the one after, in any year.
 * There is this bound so that a new issue at the end of an archive concerns the last one, and not every one before it.
 */
export function neighboursOf(
  siblings: readonly Sibling[],
  { number, supplement }: { readonly number: number | undefined; readonly supplement: boolean },
): Sibling[] {
  return siblings.filter((other) => {
    if (other.number === undefined || number === undefined) return false;
    return other.supplement === supplement && Math.abs(other.number - number) <= 1;
  });
}
