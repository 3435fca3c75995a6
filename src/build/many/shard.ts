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

/** Takes every `count`-th element, starting at `index`: balanced, disjoint, stable when the list grows at its end. */
export function takeShard<T>(list: readonly T[], { index, count }: Shard): T[] {
  return list.filter((_, at) => at % count === index - 1);
}
