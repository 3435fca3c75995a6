import leven from 'leven';

/** Most suggestions to give. */
const MOST = 3;

/**
 * Finds up to three known names nearest to a wrong one by Levenshtein distance, best first; ties keep their order. Names that differ in more
 * than half of their characters are left out.
 */
export function findNearest(name: string, known: readonly string[]): string[] {
  return (
    known
      .map((candidate) => ({ candidate, limit: Math.floor(Math.max(name.length, candidate.length) / 2) }))
      // The difference in length is a lower bound of the distance; checking it first avoids comparing very long names.
      .filter(({ candidate, limit }) => Math.abs(candidate.length - name.length) <= limit)
      .map(({ candidate, limit }) => ({ candidate, limit, far: leven(name, candidate) }))
      .filter(({ far, limit }) => far <= limit)
      .sort((a, b) => a.far - b.far)
      .slice(0, MOST)
      .map(({ candidate }) => candidate)
  );
}
