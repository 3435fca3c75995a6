import leven from 'leven';

/** More suggestions than this confuse. */
const MOST = 3;

/**
 * The known names nearest to a wrong one, best first, at most three; names that differ in more than half of their characters are no help
 * and left out. Names equally near keep their order.
 */
export function findNearest(name: string, known: readonly string[]): string[] {
  return (
    known
      .map((candidate) => ({ candidate, limit: Math.floor(Math.max(name.length, candidate.length) / 2) }))
      // The difference in length is a lower bound of the distance, and spares comparing with an absurdly long name.
      .filter(({ candidate, limit }) => Math.abs(candidate.length - name.length) <= limit)
      .map(({ candidate, limit }) => ({ candidate, limit, far: leven(name, candidate) }))
      .filter(({ far, limit }) => far <= limit)
      .sort((a, b) => a.far - b.far)
      .slice(0, MOST)
      .map(({ candidate }) => candidate)
  );
}
