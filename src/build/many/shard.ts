/** One of several parts of a publication, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Parses `3/8`; null for anything else. */
export function parseShard(text: string): Shard | null {
  const [, index, count] = /^\s*(\d{1,5})\s*\/\s*(\d{1,5})\s*$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : null;
}

/**
 * Takes one of several parts that cost about the same: the dearest issues first, each to the part that costs least so far. The parts are disjoint,
 * complete, and the same wherever the costs are.
 *
 * @param costs what issues cost in an earlier run; the others count as much as the middle one
 */
export function takeEvenShard(list: readonly string[], { index, count }: Shard, costs: ReadonlyMap<string, number>): string[] {
  const known = list.flatMap((issue) => costs.get(issue) ?? []).sort((a, b) => a - b);
  const usual = known[Math.floor(known.length / 2)] ?? 1;
  const costOf = (issue: string) => costs.get(issue) ?? usual;
  const parts = Array.from({ length: count }, () => ({ cost: 0, issues: new Set<string>() }));
  for (const issue of [...list].sort((a, b) => costOf(b) - costOf(a))) {
    const least = parts.reduce((best, part) => (part.cost < best.cost ? part : best));
    least.cost += costOf(issue);
    least.issues.add(issue);
  }
  return list.filter((issue) => parts[index - 1]?.issues.has(issue));
}

/** Takes every `count`-th element, starting at `index`: balanced, disjoint, stable when the list grows at its end. */
export function takeShard<T>(list: readonly T[], { index, count }: Shard): T[] {
  return list.filter((_, at) => at % count === index - 1);
}
